package dev.backline.cloud.template;

import java.util.List;
import java.util.Optional;

/**
 * Everything that one template asks for, resolved.
 *
 * @param withoutEffect places of the template that only matter to operators on AWS (alarms, roles,
 *     log groups, ...) and that the embedded cloud accepts and leaves alone, e.g. {@code AlarmTopic
 *     (AWS::SNS::Topic)} or {@code Table.BillingMode}
 */
public record Template(
    List<Function> functions,
    Optional<Api> api,
    List<Queue> queues,
    List<Table> tables,
    List<Bucket> buckets,
    List<Bus> buses,
    List<Rule> rules,
    List<Schedule> schedules,
    List<EventSourceMapping> eventSources,
    List<StateMachine> stateMachines,
    List<Secret> secrets,
    List<Layer> layers,
    List<String> withoutEffect) {

  public Template {
    functions = List.copyOf(functions);
    queues = List.copyOf(queues);
    tables = List.copyOf(tables);
    buckets = List.copyOf(buckets);
    buses = List.copyOf(buses);
    rules = List.copyOf(rules);
    schedules = List.copyOf(schedules);
    eventSources = List.copyOf(eventSources);
    stateMachines = List.copyOf(stateMachines);
    secrets = List.copyOf(secrets);
    layers = List.copyOf(layers);
    withoutEffect = List.copyOf(withoutEffect);
  }

  /**
   * The function of a logical id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Function function(String logicalId) {
    return functions.stream()
        .filter(function -> function.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no function " + logicalId));
  }
}
