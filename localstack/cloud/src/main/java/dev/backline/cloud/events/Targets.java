package dev.backline.cloud.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backline.cloud.lambda.InvocationResult;
import dev.backline.cloud.lambda.Invoker;
import dev.backline.cloud.template.Function;
import dev.backline.cloud.template.Queue;
import dev.backline.cloud.template.StateMachine;
import dev.backline.cloud.template.Template;
import dev.backline.cloud.wire.AwsJsonClient;
import dev.backline.cloud.wire.AwsProblem;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The queues, functions and state machines that events can go to, by ARN. */
final class Targets {
  private static final int ATTEMPTS = 3;
  private static final long FIRST_RETRY_MS = 200;

  private final Template template;
  private final Invoker invoker;
  private final AwsJsonClient sqs;
  private final ExecutionStarter states;

  Targets(Template template, Invoker invoker, AwsJsonClient sqs, ExecutionStarter states) {
    this.template = template;
    this.invoker = invoker;
    this.sqs = sqs;
    this.states = states;
  }

  /**
   * The target of an ARN; what it does not take after three attempts goes to the dead letters.
   *
   * @param place what asks for it, for the message
   * @throws IllegalArgumentException when the template has nothing of that ARN that events can go
   *     to
   */
  Target of(String place, String arn, Optional<String> deadLetterArn) {
    Target target = withRetries(of(place, arn));
    if (deadLetterArn.isEmpty()) return target;
    Target deadLetters = withRetries(of(place, deadLetterArn.get()));
    return event -> {
      try {
        target.deliver(event);
      } catch (Target.DeliveryFailed _) {
        deadLetters.deliver(event);
      }
    };
  }

  /** The queue of an ARN. */
  Queue queue(String place, String arn) {
    return template.queues().stream()
        .filter(queue -> queue.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(place + ": no queue has the ARN " + arn));
  }

  private Target of(String place, String arn) {
    Optional<Function> function =
        template.functions().stream()
            .filter(each -> arn.equals(each.arn()) || arn.equals(each.qualifiedArn()))
            .findFirst();
    if (function.isPresent()) return event -> invoke(function.get().logicalId(), event);
    Optional<StateMachine> machine =
        template.stateMachines().stream().filter(each -> each.arn().equals(arn)).findFirst();
    if (machine.isPresent()) return event -> states.start(arn, event);
    Queue queue = queue(place, arn);
    return event -> send(queue, event);
  }

  private void invoke(String function, String event)
      throws Target.DeliveryFailed, InterruptedException {
    try {
      InvocationResult result =
          invoker
              .invokeEvent(function, event.getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .get();
      if (result instanceof InvocationResult.Failure failure) {
        throw new Target.DeliveryFailed(
            function + ": " + failure.errorType() + ": " + failure.errorMessage());
      }
    } catch (ExecutionException e) {
      throw new Target.DeliveryFailed(function, e.getCause());
    }
  }

  private void send(Queue queue, String event) throws Target.DeliveryFailed, InterruptedException {
    var message =
        JsonNodeFactory.instance
            .objectNode()
            .put("QueueUrl", queue.url())
            .put("MessageBody", event);
    try {
      var _ = sqs.call("SendMessage", message);
    } catch (AwsProblem | IOException e) {
      throw new Target.DeliveryFailed(queue.logicalId() + ": " + e.getMessage(), e);
    }
  }

  private static Target withRetries(Target target) {
    return event -> {
      for (int attempt = 1; ; attempt++) {
        try {
          target.deliver(event);
          return;
        } catch (Target.DeliveryFailed e) {
          if (attempt == ATTEMPTS) throw e;
          Thread.sleep(FIRST_RETRY_MS << attempt);
        }
      }
    };
  }

  /** Starts state machines. */
  @FunctionalInterface
  interface ExecutionStarter {
    /** Starts an execution with a name of its own. */
    void start(String stateMachineArn, String input) throws Target.DeliveryFailed;
  }
}
