package dev.backline.workflows.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.State.Common;
import dev.backline.workflows.definition.State.Rule;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one state. */
final class StateParser {

  private static final Set<String> TYPES =
      Set.of("Pass", "Task", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map");
  private static final Set<String> DISTRIBUTED =
      Set.of("ItemReader", "ItemBatcher", "ResultWriter", "Label");
  private static final long LONGEST_SECONDS = 99_999_999;

  private final DefinitionParser parser;
  private final Fields fields;
  private final String name;
  private final QueryLanguage machineLanguage;
  private final QueryLanguage language;
  private final Templates templates;

  StateParser(DefinitionParser parser, Fields fields, String name, QueryLanguage machineLanguage) {
    this.parser = parser;
    this.fields = fields;
    this.name = name;
    this.machineLanguage = machineLanguage;
    this.language = DefinitionParser.language(fields, machineLanguage);
    this.templates = new Templates(language);
    if (machineLanguage == QueryLanguage.JSONATA && language == QueryLanguage.JSONPATH) {
      fields.fault("QueryLanguage", "cannot go back to JSONPath in a JSONata machine");
    }
  }

  Optional<State> parse() {
    String type = fields.requiredText("Type");
    if (!TYPES.contains(type)) {
      if (!type.isEmpty())
        fields.fault("Type", "must be one of " + TYPES.stream().sorted().toList());
      return Optional.empty();
    }
    State state =
        switch (type) {
          case "Pass" -> new State.Pass(common());
          case "Task" -> task();
          case "Choice" -> choice();
          case "Wait" -> waiting();
          case "Succeed" ->
              new State.Succeed(
                  new Common(name, language, output(fields), Optional.empty(), Optional.empty()));
          case "Fail" ->
              new State.Fail(
                  new Common(name, language, Optional.empty(), Optional.empty(), Optional.empty()),
                  templates.optional(fields, "Error"),
                  templates.optional(fields, "Cause"));
          case "Parallel" -> parallel();
          default -> map();
        };
    fields.refuseOthers(language);
    return Optional.of(state);
  }

  private Common common() {
    return new Common(name, language, output(fields), templates.assign(fields), next());
  }

  private Optional<JsonNode> output(Fields of) {
    return language == QueryLanguage.JSONATA ? templates.optional(of, "Output") : Optional.empty();
  }

  private Optional<JsonNode> arguments() {
    return language == QueryLanguage.JSONATA
        ? templates.optional(fields, "Arguments")
        : Optional.empty();
  }

  private Optional<String> next() {
    Optional<String> next = fields.text("Next");
    boolean end =
        fields.value("End").map(value -> value.isBoolean() && value.booleanValue()).orElse(false);
    if (fields.value("End").filter(value -> !value.isBoolean()).isPresent())
      fields.fault("End", "must be true");
    if (next.isPresent() == end)
      fields.fault("Next", end ? "stands beside End: keep one" : "is missing, and End is not true");
    return next;
  }

  private State task() {
    String resource = fields.requiredText("Resource");
    if (!resource.isEmpty())
      resourceFault(resource).ifPresent(problem -> fields.fault("Resource", problem));
    Optional<JsonNode> timeout = templates.number(fields, "TimeoutSeconds", 1);
    Optional<JsonNode> heartbeat = templates.number(fields, "HeartbeatSeconds", 1);
    if (timeout.isPresent()
        && heartbeat.isPresent()
        && timeout.get().isNumber()
        && heartbeat.get().isNumber()
        && heartbeat.get().longValue() >= timeout.get().longValue()) {
      fields.fault("HeartbeatSeconds", "must be smaller than TimeoutSeconds");
    }
    return new State.Task(
        common(),
        Resource.of(resource),
        arguments(),
        timeout,
        heartbeat,
        handlers().retriers(),
        handlers().catchers());
  }

  private static Optional<String> resourceFault(String resource) {
    if (resource.startsWith("arn:aws:lambda:")) return Optional.empty();
    if (!resource.matches("arn:aws:states:::[a-z0-9-]+(:[a-z0-9]+)?:[A-Za-z0-9.:]+")) {
      return Optional.of("must be a Lambda function's ARN or arn:aws:states:::<service>:<action>");
    }
    if (resource.contains(".sync"))
      return Optional.of("uses .sync, which is not supported: use .waitForTaskToken");
    return Optional.empty();
  }

  private State choice() {
    List<Rule> rules = new ArrayList<>();
    List<JsonNode> choices = fields.elements("Choices");
    if (choices.isEmpty()) fields.fault("Choices", "is missing or empty");
    if (language == QueryLanguage.JSONPATH)
      fields.fault("Choices", "is JSONPath here: use JSONata and Condition");
    for (int i = 0; i < choices.size() && language == QueryLanguage.JSONATA; i++) {
      String at = fields.location() + "/Choices/" + i;
      var rule = new Fields(choices.get(i), fields.owner() + ", choice " + i, at, parser.faults());
      if (!rule.has("Condition")) rule.fault("Condition", "is missing");
      Optional<JsonNode> condition = templates.optional(rule, "Condition");
      condition
          .filter(value -> !value.isBoolean() && !Templates.isExpression(value))
          .ifPresent(_ -> rule.fault("Condition", "must be true, false or a JSONata expression"));
      String next = rule.requiredText("Next");
      Optional<JsonNode> output = output(rule);
      Optional<ObjectNode> assign = templates.assign(rule);
      rule.refuseOthers(language);
      condition.ifPresent(value -> rules.add(new Rule(value, next, output, assign)));
    }
    var common =
        new Common(name, language, output(fields), templates.assign(fields), Optional.empty());
    return new State.Choice(common, rules, fields.text("Default"));
  }

  private State waiting() {
    Optional<JsonNode> seconds = templates.number(fields, "Seconds", 0);
    Optional<JsonNode> timestamp = templates.optional(fields, "Timestamp");
    if (fields.has("Seconds") == fields.has("Timestamp")) {
      fields.fault("Seconds", "or Timestamp must be there, and only one of them");
    }
    timestamp
        .filter(
            value ->
                !isTime(value)
                    && !(language == QueryLanguage.JSONATA && Templates.isExpression(value)))
        .ifPresent(
            _ -> fields.fault("Timestamp", "must be an ISO-8601 string or a JSONata expression"));
    return new State.Wait(common(), seconds, timestamp);
  }

  private static boolean isTime(JsonNode value) {
    try {
      return value.isTextual() && OffsetDateTime.parse(value.textValue()).getYear() > 0;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private State parallel() {
    List<Flow> branches = new ArrayList<>();
    List<JsonNode> elements = fields.elements("Branches");
    if (elements.isEmpty()) fields.fault("Branches", "is missing or empty");
    for (int i = 0; i < elements.size(); i++) {
      String at = fields.location() + "/Branches/" + i;
      var branch =
          new Fields(elements.get(i), fields.owner() + ", branch " + i, at, parser.faults());
      branches.add(parser.flow(branch, machineLanguage));
      branch.refuseOthers(language);
    }
    return new State.Parallel(
        common(), arguments(), branches, handlers().retriers(), handlers().catchers());
  }

  private State map() {
    for (String field : DISTRIBUTED) {
      if (fields.has(field))
        fields.fault(field, "belongs to the Distributed mode, which is not supported");
    }
    if (!fields.has("ItemProcessor")) fields.fault("ItemProcessor", "is missing");
    var processor =
        new Fields(
            fields.value("ItemProcessor").orElseGet(JsonNodeFactory.instance::objectNode),
            fields.owner() + ", item processor",
            fields.location() + "/ItemProcessor",
            parser.faults());
    processor
        .object("ProcessorConfig")
        .map(config -> config.path("Mode").asText("INLINE"))
        .filter(mode -> !mode.equals("INLINE"))
        .ifPresent(
            mode ->
                processor.fault(
                    "ProcessorConfig",
                    "asks for the mode " + mode + ", and only INLINE is supported"));
    Flow flow = parser.flow(processor, machineLanguage);
    processor.refuseOthers(language);
    Optional<JsonNode> items =
        language == QueryLanguage.JSONATA ? templates.optional(fields, "Items") : Optional.empty();
    items
        .filter(value -> !value.isArray() && !Templates.isExpression(value))
        .ifPresent(_ -> fields.fault("Items", "must be an array or a JSONata expression"));
    return new State.Map(
        common(),
        flow,
        items,
        templates.optional(fields, "ItemSelector"),
        templates.number(fields, "MaxConcurrency", 0),
        templates.number(fields, "ToleratedFailureCount", 0),
        templates.number(fields, "ToleratedFailurePercentage", 0),
        handlers().retriers(),
        handlers().catchers());
  }

  private Handlers handlers() {
    return new Handlers(fields, language, templates, parser.faults(), LONGEST_SECONDS);
  }
}
