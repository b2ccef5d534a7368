package dev.backline.workflows.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Several runners as one: the first that supports a resource runs it. */
public final class Integrations implements TaskRunner {

  private final List<TaskRunner> runners;

  /** Asks the runners in this order. */
  public Integrations(TaskRunner... runners) {
    this.runners = List.of(runners);
  }

  @Override
  public boolean supports(String resource) {
    return runners.stream().anyMatch(runner -> runner.supports(resource));
  }

  @Override
  public JsonNode run(TaskRequest request) throws TaskFailure {
    for (TaskRunner runner : runners)
      if (runner.supports(request.resource())) return runner.run(request);
    throw new TaskFailure("States.Runtime", "Nothing runs " + request.resource());
  }
}
