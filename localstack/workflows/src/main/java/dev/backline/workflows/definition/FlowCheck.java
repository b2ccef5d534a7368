package dev.backline.workflows.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks what concerns several states: transitions, reachability, unique names, and variables of
 * inner and outer scopes.
 */
final class FlowCheck {

  private final List<Diagnostic> faults = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  static List<Diagnostic> faults(Flow flow) {
    var check = new FlowCheck();
    check.check(flow, "", Set.of());
    return check.faults;
  }

  private void check(Flow flow, String at, Set<String> outerVariables) {
    if (!flow.states().containsKey(flow.startAt())) {
      fault(
          "MISSING_TRANSITION_TARGET",
          "StartAt names the missing state '" + flow.startAt() + "'",
          at + "/StartAt");
      return;
    }
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(flow.startAt()));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (!reached.add(name)) continue;
      for (String target : targets(flow.state(name))) {
        if (flow.states().containsKey(target)) open.push(target);
        else
          fault(
              "MISSING_TRANSITION_TARGET",
              "State '" + name + "' goes on to the missing state '" + target + "'",
              at + "/States/" + name);
      }
    }
    Set<String> variables = new HashSet<>(outerVariables);
    for (State state : flow.states().values()) {
      String here = at + "/States/" + state.name();
      if (!names.add(state.name()))
        fault("DUPLICATE_STATE_NAME", "The name '" + state.name() + "' is used twice", here);
      if (!reached.contains(state.name())) {
        fault("MISSING_TRANSITION_TARGET", "State '" + state.name() + "' is not reachable", here);
      }
      for (String variable : assigned(state)) {
        variables.add(variable);
        if (outerVariables.contains(variable)) {
          fault(
              "VARIABLE_SCOPE",
              "Assign of state '"
                  + state.name()
                  + "' sets '"
                  + variable
                  + "', which belongs to an outer scope",
              here + "/Assign");
        }
      }
    }
    for (State state : flow.states().values()) {
      String here = at + "/States/" + state.name();
      if (state instanceof State.Map map)
        check(map.processor(), here + "/ItemProcessor", variables);
      if (state instanceof State.Parallel parallel) {
        for (int i = 0; i < parallel.branches().size(); i++) {
          check(parallel.branches().get(i), here + "/Branches/" + i, variables);
        }
      }
    }
  }

  private static List<String> targets(State state) {
    Stream<String> own =
        state instanceof State.Choice choice
            ? Stream.concat(
                choice.rules().stream().map(State.Rule::next), choice.otherwise().stream())
            : state.common().next().stream();
    return Stream.concat(own, catchers(state).stream().map(Catcher::next)).toList();
  }

  private static List<Catcher> catchers(State state) {
    return switch (state) {
      case State.Task task -> task.catchers();
      case State.Parallel parallel -> parallel.catchers();
      case State.Map map -> map.catchers();
      default -> List.of();
    };
  }

  private static List<String> assigned(State state) {
    Stream<Optional<ObjectNode>> own = Stream.of(state.common().assign());
    Stream<Optional<ObjectNode>> rules =
        state instanceof State.Choice choice
            ? choice.rules().stream().map(State.Rule::assign)
            : Stream.empty();
    Stream<Optional<ObjectNode>> caught = catchers(state).stream().map(Catcher::assign);
    List<String> variables = new ArrayList<>();
    Stream.of(own, rules, caught)
        .flatMap(each -> each)
        .flatMap(Optional::stream)
        .forEach(assign -> assign.fieldNames().forEachRemaining(variables::add));
    return variables.stream().distinct().toList();
  }

  private void fault(String code, String message, String at) {
    faults.add(new Diagnostic(code, message, at));
  }
}
