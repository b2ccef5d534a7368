package dev.backline.cloud.states;

import dev.backline.cloud.lambda.InvocationResult;
import dev.backline.cloud.lambda.Invoker;
import dev.backline.cloud.template.Function;
import dev.backline.workflows.task.LambdaInvoker;
import dev.backline.workflows.task.LambdaResult;
import dev.backline.workflows.task.TaskFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Calls the functions of the template by ARN or name, qualified or not. The function's own time-out
 * ends a call.
 */
final class FunctionTasks implements LambdaInvoker {
  private final List<Function> functions;
  private final Invoker invoker;

  FunctionTasks(List<Function> functions, Invoker invoker) {
    this.functions = List.copyOf(functions);
    this.invoker = invoker;
  }

  @Override
  public LambdaResult invoke(String function, byte[] payload, Duration timeout) throws TaskFailure {
    InvocationResult result = invoker.invoke(find(function).logicalId(), payload);
    return switch (result) {
      case InvocationResult.Answer(byte[] answer) -> LambdaResult.of(answer);
      case InvocationResult.Failure failure -> LambdaResult.unhandled(failure.payload());
    };
  }

  private Function find(String name) throws TaskFailure {
    Optional<Function> found =
        functions.stream()
            .filter(
                each ->
                    name.equals(each.arn())
                        || name.equals(each.qualifiedArn())
                        || name.equals(each.name()))
            .findFirst();
    return found.orElseThrow(
        () -> new TaskFailure("Lambda.ResourceNotFoundException", "Function not found: " + name));
  }
}
