"""Translates a SAM template to CloudFormation as the service does; fails where `sam deploy` would."""

import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    def load(self):
        return {}


with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml_parse(file.read())
for resource in template["Resources"].values():
    for artifact in ("CodeUri", "ContentUri", "DefinitionUri"):
        if artifact in resource.get("Properties", {}):
            # `sam package` puts local files there.
            resource["Properties"][artifact] = "s3://artifacts/key"
translated = transform(template, {}, NoManagedPolicies())
print(len(translated["Resources"]), "resources")
