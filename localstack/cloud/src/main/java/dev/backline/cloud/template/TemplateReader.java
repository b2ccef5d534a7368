package dev.backline.cloud.template;

import dev.backline.cloud.template.Names.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a SAM template.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html">AWS
 *     SAM specification</a>
 */
public final class TemplateReader {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");

  private final Path directory;
  private final Map<?, ?> document;
  private final List<String> withoutEffect = new ArrayList<>();

  private TemplateReader(Path directory, Map<?, ?> document) {
    this.directory = directory;
    this.document = document;
  }

  /**
   * Reads a template file. Paths in it are taken relative to the file; whether what they name
   * exists is not checked.
   *
   * @param overrides values of parameters that are not to have their default
   * @throws TemplateException if the template is wrong or asks for what the embedded cloud does not
   *     emulate
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Template read(Path file, Map<String, String> overrides, Addresses addresses) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    var directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    return new TemplateReader(directory, CloudFormationYaml.read(text)).read(overrides, addresses);
  }

  private Template read(Map<String, String> overrides, Addresses addresses) {
    refuseUnknown(document, SECTIONS, "template");
    var globals = section("Globals");
    refuseUnknown(globals, Set.of("Function"), "Globals");
    var parameters = parameters(overrides, addresses);
    var conditions = section("Conditions");
    // A condition may refer to parameters only, so no resource needs to be known yet.
    var preliminary = new Names(Map.of(), parameters, section("Mappings"), conditions, addresses);
    var resources = resources(globals, preliminary.intrinsics());
    return read(
        resources, new Names(resources, parameters, section("Mappings"), conditions, addresses));
  }

  private Template read(Map<String, Resource> resources, Names names) {
    var functions = new FunctionReader(directory, names);
    var stores = new StoreReader(names);
    var events = new EventReader(directory, names);
    var layers = new ArrayList<Layer>();
    var apis = new LinkedHashMap<String, Properties>();
    resources.forEach(
        (logicalId, resource) -> {
          var properties =
              new Properties(logicalId, resource.properties(), names.intrinsics(), withoutEffect);
          switch (resource.type()) {
            case "AWS::Serverless::Function" -> functions.read(logicalId, properties);
            case "AWS::Serverless::HttpApi" -> apis.put(logicalId, properties);
            case "AWS::Serverless::LayerVersion" -> layers.add(layer(logicalId, properties, names));
            case "AWS::Serverless::StateMachine" -> events.stateMachine(logicalId, properties);
            case "AWS::Events::EventBus" -> events.bus(logicalId, properties);
            case "AWS::Events::Rule" -> events.rule(logicalId, properties);
            case "AWS::Scheduler::Schedule" -> events.schedule(logicalId, properties);
            case "AWS::DynamoDB::Table" -> stores.table(logicalId, properties);
            case "AWS::S3::Bucket" -> stores.bucket(logicalId, properties);
            case "AWS::SQS::Queue" -> stores.queue(logicalId, properties);
            case "AWS::SecretsManager::Secret" -> stores.secret(logicalId, properties);
            default -> withoutEffect(resource);
          }
        });
    if (apis.size() > 1) {
      throw new TemplateException(
          String.join(", ", apis.keySet()), "the embedded cloud has one HTTP API only");
    }
    events.rules.addAll(functions.rules);
    events.schedules.addAll(functions.schedules);
    return new Template(
        functions.functions,
        apis.entrySet().stream()
            .map(api -> new ApiReader(names).read(api.getKey(), api.getValue(), functions.routes))
            .findFirst(),
        stores.queues,
        stores.tables,
        stores.buckets,
        events.buses,
        events.rules,
        events.schedules,
        functions.eventSources,
        events.stateMachines,
        stores.secrets,
        layers,
        withoutEffect);
  }

  private Layer layer(String logicalId, Properties properties, Names names) {
    properties.value("LayerName");
    properties.skip("Description", "LicenseInfo");
    properties.ignore("CompatibleArchitectures", "CompatibleRuntimes", "RetentionPolicy");
    var content = directory.resolve(properties.required("ContentUri"));
    properties.end();
    return new Layer(logicalId, names.identity(logicalId).arn(), content);
  }

  private void withoutEffect(Resource resource) {
    if (!ResourceType.hasNoEffect(resource.type())) {
      throw new TemplateException(
          resource.logicalId(), resource.type() + " is not supported by the embedded cloud");
    }
    withoutEffect.add(resource.logicalId() + " (" + resource.type() + ")");
  }

  private Map<String, String> parameters(Map<String, String> overrides, Addresses addresses) {
    var values = new HashMap<String, String>();
    section("Parameters")
        .forEach(
            (name, definition) -> {
              Object value = overrides.get(String.valueOf(name));
              if (value == null && definition instanceof Map<?, ?> map) {
                value = map.get("Default");
              }
              if (value == null) {
                throw new TemplateException(
                    "Parameters." + name, "has no default and no value was given");
              }
              values.put(String.valueOf(name), String.valueOf(value));
            });
    var unknown = new TreeSet<>(overrides.keySet());
    unknown.removeAll(values.keySet());
    if (!unknown.isEmpty()) {
      throw new TemplateException(
          "Parameters." + unknown.first(), "is not a parameter of the template");
    }
    values.put("AWS::AccountId", addresses.account());
    values.put("AWS::Region", addresses.region());
    values.put("AWS::StackName", addresses.stack());
    values.put("AWS::Partition", "aws");
    values.put("AWS::URLSuffix", "amazonaws.com");
    return values;
  }

  private Map<String, Resource> resources(Map<?, ?> globals, Intrinsics intrinsics) {
    var resources = new LinkedHashMap<String, Resource>();
    section("Resources")
        .forEach(
            (key, value) -> {
              var logicalId = String.valueOf(key);
              if (!(value instanceof Map<?, ?> definition) || definition.get("Type") == null) {
                throw new TemplateException(logicalId, "has no Type");
              }
              refuseUnknown(
                  definition,
                  Set.of(
                      "Type",
                      "Properties",
                      "Condition",
                      "DependsOn",
                      "DeletionPolicy",
                      "UpdateReplacePolicy",
                      "Metadata"),
                  logicalId);
              var condition = definition.get("Condition");
              if (condition == null || intrinsics.holds(String.valueOf(condition), logicalId)) {
                resources.put(logicalId, resource(logicalId, definition, globals));
              }
            });
    return resources;
  }

  private static Resource resource(String logicalId, Map<?, ?> definition, Map<?, ?> globals) {
    var type = String.valueOf(definition.get("Type"));
    Map<?, ?> properties = definition.get("Properties") instanceof Map<?, ?> map ? map : Map.of();
    if (type.equals("AWS::Serverless::Function")
        && globals.get("Function") instanceof Map<?, ?> common) {
      properties = Globals.merge(common, properties);
    }
    return new Resource(logicalId, type, properties);
  }

  private Map<?, ?> section(String name) {
    return document.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static void refuseUnknown(Map<?, ?> map, Set<String> known, String place) {
    for (Object key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw new TemplateException(place + "." + key, "is not supported by the embedded cloud");
      }
    }
  }
}
