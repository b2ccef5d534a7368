package dev.backline.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.backline.workflows.task.TaskFailure;
import dev.backline.workflows.task.TaskRequest;
import dev.backline.workflows.task.TaskRunner;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * The work that the tests' Task states ask for, by the function's name: {@code echo} gives its
 * arguments back, {@code flaky} fails on its first attempt, {@code broken} always does, {@code
 * slow} never ends, {@code remember} hands out its token. It keeps what it was asked.
 */
final class Services implements TaskRunner {

  static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";

  final List<TaskRequest> requests = new CopyOnWriteArrayList<>();
  final CountDownLatch asked = new CountDownLatch(1);

  @Override
  public JsonNode run(TaskRequest request) throws TaskFailure {
    requests.add(request);
    asked.countDown();
    return switch (request.resource().substring(request.resource().lastIndexOf(':') + 1)) {
      case "flaky" -> {
        if (request.attempt() == 0) throw new TaskFailure("Flaky", "the first attempt");
        yield request.arguments();
      }
      case "broken" -> throw new TaskFailure("Broken", "for good");
      case "slow" -> {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException _) {
          throw new TaskFailure("Interrupted", "stopped waiting");
        }
        yield TextNode.valueOf("never");
      }
      case "large" -> TextNode.valueOf("x".repeat(300_000));
      default -> request.arguments();
    };
  }

  String token() throws InterruptedException {
    asked.await();
    return requests.getFirst().taskToken().orElseThrow();
  }
}
