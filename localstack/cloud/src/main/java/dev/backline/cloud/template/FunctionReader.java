package dev.backline.cloud.template;

import dev.backline.cloud.template.Api.Route;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Reads {@code AWS::Serverless::Function} with the events that call it. */
final class FunctionReader {
  private final Path directory;
  private final Names names;

  final List<Function> functions = new ArrayList<>();
  final List<Route> routes = new ArrayList<>();
  final List<EventSourceMapping> eventSources = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();
  final List<Schedule> schedules = new ArrayList<>();

  /**
   * @param directory what relative paths in the template start at
   */
  FunctionReader(Path directory, Names names) {
    this.directory = directory;
    this.names = names;
  }

  void read(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.only("Runtime", "java25");
    properties.only("PackageType", "Zip");
    properties.value("FunctionName");
    properties.skip("Description", "Tags");
    properties.ignore("Architectures", "LoggingConfig", "Policies", "Role", "Tracing");
    var environment = properties.mapping("Environment");
    var storage = properties.mapping("EphemeralStorage");
    var snapStart = properties.mapping("SnapStart");
    var function =
        new Function(
            logicalId,
            identity.name(),
            identity.arn(),
            properties.text("AutoPublishAlias"),
            directory.resolve(properties.required("CodeUri")),
            properties.required("Handler"),
            environment.variables("Variables"),
            properties.seconds("Timeout", 3),
            properties.number("MemorySize", 128),
            storage.number("Size", 512),
            layers(properties),
            snapStart.text("ApplyOn").filter("PublishedVersions"::equals).isPresent());
    environment.end();
    storage.end();
    snapStart.end();
    functions.add(function);
    var events = properties.mapping("Events");
    for (String event : events.names()) {
      read(function, event, events.mapping(event));
    }
    properties.end();
  }

  private List<String> layers(Properties properties) {
    return properties.texts("Layers").stream()
        .map(
            arn ->
                names.logicalId(arn, "AWS::Serverless::LayerVersion", properties.place("Layers")))
        .toList();
  }

  private void read(Function function, String event, Properties source) {
    var type = source.required("Type");
    var properties = source.mapping("Properties");
    var logicalId = function.logicalId() + event;
    switch (type) {
      case "HttpApi" -> routes.add(route(function, properties));
      case "SQS" -> eventSources.add(queue(logicalId, function, properties));
      case "DynamoDB" -> eventSources.add(stream(logicalId, function, properties));
      case "EventBridgeRule" -> rules.add(rule(logicalId, function, properties));
      case "ScheduleV2" -> schedules.add(schedule(logicalId, function, properties));
      default ->
          throw new TemplateException(
              source.place(),
              "an event of type " + type + " is not supported by the embedded cloud");
    }
    properties.end();
    source.end();
  }

  private static Route route(Function function, Properties properties) {
    properties.value("ApiId");
    properties.only("PayloadFormatVersion", "2.0");
    properties.ignore("RouteSettings", "TimeoutInMillis");
    var auth = properties.mapping("Auth");
    var authorizer = auth.text("Authorizer");
    auth.end();
    return new Route(
        properties.text("Method").orElse("ANY").toUpperCase(Locale.ROOT),
        properties.text("Path").orElse("$default"),
        function.logicalId(),
        authorizer.filter("NONE"::equals).isEmpty());
  }

  private EventSourceMapping queue(String logicalId, Function function, Properties properties) {
    var scaling = properties.mapping("ScalingConfig");
    int concurrency = scaling.number("MaximumConcurrency", 0);
    scaling.end();
    properties.only("Enabled", "true");
    return new EventSourceMapping.OfQueue(
        logicalId,
        function.logicalId(),
        properties.required("Queue"),
        properties.number("BatchSize", 10),
        properties.seconds("MaximumBatchingWindowInSeconds", 0),
        partialFailures(properties),
        filters(properties),
        concurrency == 0 ? OptionalInt.empty() : OptionalInt.of(concurrency));
  }

  private EventSourceMapping stream(String logicalId, Function function, Properties properties) {
    var destinations = properties.mapping("DestinationConfig");
    var onFailure = destinations.mapping("OnFailure");
    onFailure.only("Type", "SQS");
    var start = properties.required("StartingPosition");
    properties.only("Enabled", "true");
    properties.only("ParallelizationFactor", "1");
    var mapping =
        new EventSourceMapping.OfStream(
            logicalId,
            function.logicalId(),
            names.logicalId(
                properties.required("Stream"), "AWS::DynamoDB::Table", properties.place("Stream")),
            start.equals("TRIM_HORIZON"),
            properties.number("BatchSize", 100),
            properties.seconds("MaximumBatchingWindowInSeconds", 0),
            partialFailures(properties),
            filters(properties),
            properties.number("MaximumRetryAttempts", -1),
            properties.flag("BisectBatchOnFunctionError"),
            onFailure.text("Destination"));
    onFailure.end();
    destinations.end();
    return mapping;
  }

  private Rule rule(String logicalId, Function function, Properties properties) {
    var name = properties.text("RuleName").orElse(function.name() + "-" + logicalId);
    var deadLetters = properties.mapping("DeadLetterConfig");
    var target =
        new Rule.Target(
            logicalId,
            function.qualifiedArn(),
            deadLetters.text("Arn"),
            EventReader.input(properties));
    deadLetters.end();
    return new Rule(
        logicalId,
        name,
        names.ruleArn(name),
        properties.text("EventBusName").orElse("default"),
        Json.write(properties.mapping("Pattern").all()),
        !properties.text("State").orElse("ENABLED").equals("DISABLED"),
        List.of(target));
  }

  private Schedule schedule(String logicalId, Function function, Properties properties) {
    var name = properties.text("Name").orElse(function.name() + "-" + logicalId);
    var deadLetters = properties.mapping("DeadLetterConfig");
    var deadLetterArn = deadLetters.text("Arn");
    deadLetters.end();
    properties.ignore("FlexibleTimeWindow", "RetryPolicy");
    properties.skip("Description");
    return new Schedule(
        logicalId,
        name,
        names.scheduleArn(name),
        properties.required("ScheduleExpression"),
        ZoneId.of(properties.text("ScheduleExpressionTimezone").orElse("UTC")),
        !properties.text("State").orElse("ENABLED").equals("DISABLED"),
        function.qualifiedArn(),
        properties.text("Input"),
        deadLetterArn);
  }

  private static boolean partialFailures(Properties properties) {
    return properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures");
  }

  private static List<String> filters(Properties properties) {
    var criteria = properties.mapping("FilterCriteria");
    var patterns =
        criteria.mappings("Filters").stream()
            .map(
                filter -> {
                  var pattern = filter.required("Pattern");
                  filter.end();
                  return pattern;
                })
            .toList();
    criteria.end();
    return patterns;
  }
}
