package dev.backline.cloud.template;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what moves data: buses, rules, schedules and state machines. */
final class EventReader {
  private final Path directory;
  private final Names names;

  final List<Bus> buses = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();
  final List<Schedule> schedules = new ArrayList<>();
  final List<StateMachine> stateMachines = new ArrayList<>();

  /**
   * @param directory what relative paths in the template start at
   */
  EventReader(Path directory, Names names) {
    this.directory = directory;
    this.names = names;
  }

  void bus(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.value("Name");
    properties.skip("Description", "Tags");
    buses.add(new Bus(logicalId, identity.name(), identity.arn()));
    properties.end();
  }

  void rule(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.value("Name");
    properties.skip("Description");
    rules.add(
        new Rule(
            logicalId,
            identity.name(),
            identity.arn(),
            properties.text("EventBusName").orElse("default"),
            Json.write(properties.mapping("EventPattern").all()),
            enabled(properties),
            properties.mappings("Targets").stream().map(EventReader::target).toList()));
    properties.end();
  }

  private static Rule.Target target(Properties properties) {
    properties.ignore("RoleArn", "RetryPolicy");
    var target =
        new Rule.Target(
            properties.required("Id"),
            properties.required("Arn"),
            deadLetters(properties),
            input(properties));
    properties.end();
    return target;
  }

  /** As rules and the rules of functions write it. */
  static Rule.Input input(Properties properties) {
    var constant = properties.text("Input");
    var path = properties.text("InputPath");
    if (properties.has("InputTransformer")) {
      var transformer = properties.mapping("InputTransformer");
      var input =
          new Rule.Input.Template(
              transformer.variables("InputPathsMap"), transformer.required("InputTemplate"));
      transformer.end();
      return input;
    }
    return constant
        .<Rule.Input>map(Rule.Input.Constant::new)
        .or(() -> path.map(Rule.Input.Part::new))
        .orElseGet(Rule.Input.Whole::new);
  }

  void schedule(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.value("Name");
    properties.skip("Description");
    properties.ignore("FlexibleTimeWindow");
    properties.oneOf("ActionAfterCompletion", "NONE", "DELETE");
    var target = properties.mapping("Target");
    target.ignore("RoleArn", "RetryPolicy");
    schedules.add(
        new Schedule(
            logicalId,
            identity.name(),
            identity.arn(),
            properties.required("ScheduleExpression"),
            ZoneId.of(properties.text("ScheduleExpressionTimezone").orElse("UTC")),
            enabled(properties),
            target.required("Arn"),
            target.text("Input"),
            deadLetters(target)));
    target.end();
    properties.end();
  }

  void stateMachine(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.value("Name");
    properties.only("Type", "STANDARD");
    properties.ignore("Logging", "Policies", "Role", "Tracing");
    properties.skip("Tags");
    stateMachines.add(
        new StateMachine(
            logicalId,
            identity.name(),
            identity.arn(),
            directory.resolve(properties.required("DefinitionUri")),
            properties.variables("DefinitionSubstitutions")));
    properties.end();
  }

  private static boolean enabled(Properties properties) {
    return !properties.text("State").orElse("ENABLED").equals("DISABLED");
  }

  private static Optional<String> deadLetters(Properties properties) {
    var deadLetters = properties.mapping("DeadLetterConfig");
    var arn = deadLetters.text("Arn");
    deadLetters.end();
    return arn;
  }
}
