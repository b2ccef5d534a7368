package dev.backline.cloud.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names and ARNs of a template's resources on this cloud. They are the same at every start. */
final class Names implements References {
  private final Map<String, Resource> resources;
  private final Addresses addresses;
  private final Intrinsics intrinsics;
  private final Map<String, Identity> known = new HashMap<>();

  /**
   * @param resources every resource whose condition holds, by logical id
   * @param parameters values of parameters and pseudo parameters
   */
  Names(
      Map<String, Resource> resources,
      Map<String, String> parameters,
      Map<?, ?> mappings,
      Map<?, ?> conditions,
      Addresses addresses) {
    this.resources = resources;
    this.addresses = addresses;
    this.intrinsics = new Intrinsics(parameters, mappings, conditions, this);
  }

  /** A resource as it stands in the template. */
  record Resource(String logicalId, String type, Map<?, ?> properties) {}

  /** What a resource is called: its name, what {@code Ref} gives, and its attributes. */
  record Identity(String name, String ref, Map<String, String> attributes) {

    String arn() {
      return attributes.get("Arn");
    }
  }

  Intrinsics intrinsics() {
    return intrinsics;
  }

  @Override
  public String ref(String logicalId) {
    int dot = logicalId.indexOf('.');
    return dot < 0
        ? identity(logicalId).ref()
        : attribute(logicalId.substring(0, dot), logicalId.substring(dot + 1));
  }

  @Override
  public String attribute(String logicalId, String attribute) {
    var value = identity(logicalId).attributes().get(attribute);
    if (value == null) {
      throw new TemplateException(
          logicalId, "attribute " + attribute + " is not supported by the embedded cloud");
    }
    return value;
  }

  Identity identity(String logicalId) {
    var identity = known.get(logicalId);
    if (identity == null) {
      identity = identify(resource(logicalId));
      known.put(logicalId, identity);
    }
    return identity;
  }

  /** The logical id of the resource of that type and ARN. */
  String logicalId(String arn, String type, String place) {
    return resources.values().stream()
        .filter(resource -> resource.type().equals(type))
        .map(Resource::logicalId)
        .filter(logicalId -> identity(logicalId).attributes().containsValue(arn))
        .findFirst()
        .orElseThrow(() -> new TemplateException(place, "no " + type + " has the ARN " + arn));
  }

  String ruleArn(String name) {
    return addresses.arn("events", "rule/" + name);
  }

  String scheduleArn(String name) {
    return addresses.arn("scheduler", "schedule/default/" + name);
  }

  private Resource resource(String logicalId) {
    var resource = resources.get(logicalId);
    if (resource == null) {
      throw new TemplateException("Resources", "no resource " + logicalId);
    }
    return resource;
  }

  private Identity identify(Resource resource) {
    return switch (resource.type()) {
      case "AWS::Serverless::Function" -> function(resource, name(resource, "FunctionName"));
      case "AWS::Serverless::LayerVersion" -> byArn(resource, "LayerName", "lambda", "layer:%s:1");
      case "AWS::Serverless::StateMachine" -> byArn(resource, "Name", "states", "stateMachine:%s");
      case "AWS::SecretsManager::Secret" ->
          byArn(resource, "Name", "secretsmanager", "secret:%s-Backln");
      case "AWS::Serverless::HttpApi" -> {
        var id = resource.logicalId().toLowerCase(Locale.ROOT);
        yield new Identity(id, id, Map.of("ApiEndpoint", addresses.api().toString()));
      }
      case "AWS::SQS::Queue" -> {
        var name = name(resource, "QueueName");
        var url = addresses.queueUrl(name);
        yield new Identity(
            name,
            url,
            Map.of("Arn", addresses.arn("sqs", name), "QueueName", name, "QueueUrl", url));
      }
      case "AWS::DynamoDB::Table" -> {
        var name = name(resource, "TableName");
        var arn = addresses.arn("dynamodb", "table/" + name);
        yield new Identity(name, name, Map.of("Arn", arn, "StreamArn", arn + "/stream/latest"));
      }
      case "AWS::S3::Bucket" -> {
        var name = name(resource, "BucketName");
        yield new Identity(name, name, Map.of("Arn", "arn:aws:s3:::" + name));
      }
      case "AWS::Events::EventBus" -> {
        var name = name(resource, "Name");
        yield new Identity(
            name, name, Map.of("Arn", addresses.arn("events", "event-bus/" + name), "Name", name));
      }
      case "AWS::Events::Rule" -> {
        var name = name(resource, "Name");
        yield new Identity(name, name, Map.of("Arn", ruleArn(name)));
      }
      case "AWS::Scheduler::Schedule" -> {
        var name = name(resource, "Name");
        yield new Identity(name, name, Map.of("Arn", scheduleArn(name)));
      }
      default ->
          throw new TemplateException(
              resource.logicalId(),
              "is referred to by something that runs, but %s is not supported by the embedded cloud"
                  .formatted(resource.type()));
    };
  }

  private Identity function(Resource resource, String name) {
    var arn = addresses.arn("lambda", "function:" + name);
    var attributes = new HashMap<>(Map.of("Arn", arn));
    property(resource, "AutoPublishAlias")
        .ifPresent(alias -> attributes.put("Alias", arn + ":" + alias));
    return new Identity(name, name, attributes);
  }

  private Identity byArn(Resource resource, String nameProperty, String service, String format) {
    var name = name(resource, nameProperty);
    var arn = addresses.arn(service, format.formatted(name));
    return new Identity(name, arn, Map.of("Arn", arn, "Name", name));
  }

  private String name(Resource resource, String property) {
    return property(resource, property).orElse(addresses.stack() + "-" + resource.logicalId());
  }

  private Optional<String> property(Resource resource, String property) {
    return Optional.ofNullable(resource.properties().get(property))
        .flatMap(value -> intrinsics.value(value, resource.logicalId() + "." + property))
        .map(String::valueOf);
  }
}
