package dev.backline.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML with CloudFormation's short tags, turned into the long form: {@code !Ref X} becomes {@code
 * {"Ref": "X"}} and {@code !Sub} becomes {@code {"Fn::Sub": ...}}. A key that occurs twice is an
 * error.
 */
final class CloudFormationYaml extends SafeConstructor {

  private CloudFormationYaml(LoaderOptions options) {
    super(options);
    yamlConstructors.put(null, new ShortTag());
    // CloudFormation reads dates as text, as in "Version: 2012-10-17".
    yamlConstructors.put(Tag.TIMESTAMP, yamlConstructors.get(Tag.STR));
  }

  static Map<?, ?> read(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object document = new Yaml(new CloudFormationYaml(options)).load(text);
    if (document instanceof Map<?, ?> map) {
      return map;
    }
    throw new TemplateException("template", "is not a mapping");
  }

  private final class ShortTag extends AbstractConstruct {

    @Override
    public Object construct(Node node) {
      String name = node.getTag().getValue().substring(1);
      String key = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
      return Map.of(key, name.equals("GetAtt") ? attribute(node) : content(node));
    }

    private Object content(Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> new ArrayList<Object>(constructSequence(sequence));
        case MappingNode mapping -> new LinkedHashMap<Object, Object>(constructMapping(mapping));
        default -> throw new TemplateException("template", "cannot read " + node.getTag());
      };
    }

    private Object attribute(Node node) {
      return node instanceof ScalarNode scalar
          ? List.of(constructScalar(scalar).split("\\.", 2))
          : content(node);
    }
  }
}
