package dev.backline.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.cloud.lambda.SampleZip;
import dev.backline.cloud.template.Schedule;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(EmbeddedStores.class)
class SchedulesTest {
  @TempDir Path folder;

  private final SqsClient sqs;
  private final TestQueue queue;

  SchedulesTest(SqsClient sqs, TestQueue queue) {
    this.sqs = sqs;
    this.queue = queue;
  }

  @Test
  void deliversOnceWhatFellDueWhileNothingRan() throws Exception {
    Instant start = Instant.now();
    try (Events events = events(Clock.fixed(start, ZoneOffset.UTC))) {
      events.start();
      waitFor(folder.resolve("schedules/Nightly"));
    }

    try (Events events = events(Clock.offset(Clock.systemUTC(), Duration.ofDays(3)))) {
      events.start();
      List<Message> messages = receive(20);

      assertThat(messages).extracting(Message::body).containsExactly("{\"sweep\":true}");
      assertThat(receive(1)).isEmpty();
    }
  }

  private Events events(Clock clock) {
    var schedule =
        new Schedule(
            "Nightly",
            "nightly",
            "arn:s",
            "rate(1 day)",
            ZoneOffset.UTC,
            true,
            queue.arn(),
            Optional.of("{\"sweep\":true}"),
            Optional.empty());
    var template =
        Templates.with(
            List.of(Templates.queue(queue)),
            List.of(),
            List.of(),
            List.of(),
            List.of(schedule),
            List.of());
    return new Events(
        template,
        new RecordingFunction(),
        (_, _) -> {},
        SampleZip.sqsAt(queue.endpoint()),
        folder,
        clock);
  }

  private List<Message> receive(int seconds) {
    return sqs.receiveMessage(
            request ->
                request.queueUrl(queue.url()).maxNumberOfMessages(10).waitTimeSeconds(seconds))
        .messages();
  }

  private static void waitFor(Path file) throws InterruptedException {
    while (!file.toFile().exists()) Thread.sleep(20);
  }
}
