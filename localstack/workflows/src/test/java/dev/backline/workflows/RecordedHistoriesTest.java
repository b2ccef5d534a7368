package dev.backline.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.task.LambdaTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs state machines whose histories AWS recorded, and compares event for event. The recordings
 * stand beside the project.
 */
class RecordedHistoriesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> theHistoryIsTheOneThatWasRecorded() throws IOException {
    Path file =
        Path.of(
            System.getProperty("backline.root", "."),
            "..",
            "shared",
            "asl",
            "jsonata-recorded.json");
    assumeTrue(Files.exists(file), "the recordings are not there");

    JsonNode recordings = Json.MAPPER.readTree(file.toFile());

    return recordings.properties().stream()
        .map(
            test -> {
              String name = test.getKey().substring(test.getKey().lastIndexOf(':') + 1);
              return DynamicTest.dynamicTest(name, () -> compare(test.getKey(), test.getValue()));
            });
  }

  private void compare(String id, JsonNode recording) throws Exception {
    Path own = folder.resolve(Integer.toHexString(id.hashCode()));
    var functions = new RecordedFunctions(recording.get("lambdas"));
    try (var workflows = Workflows.open(own, new LambdaTasks(functions), Clock.systemUTC())) {
      for (int i = 0; i < recording.get("runs").size(); i++) {
        JsonNode run = recording.get("runs").get(i);
        String machine = workflows.deploy("m" + i, text(run.get("definition")));
        String arn = workflows.start(machine, "run", text(run.get("input"))).arn();
        workflows.await(arn, PATIENCE);

        JsonNode expected = recording.get("snapshot").path("exec_hist_resp_" + i);
        if (expected.isMissingNode())
          expected = recording.get("snapshot").get("get_execution_history");
        List<JsonNode> actual =
            workflows.history(arn).stream().map(event -> (JsonNode) event.toJson()).toList();
        check(expected.get("events"), actual);
      }
    }
  }

  private static String text(JsonNode json) {
    return json.isTextual() ? json.textValue() : Json.text(json);
  }

  private static void check(JsonNode expected, List<JsonNode> actual) {
    List<String> types = new ArrayList<>();
    expected.forEach(event -> types.add(event.get("type").textValue()));
    assertThat(actual)
        .extracting(event -> event.get("type").textValue())
        .containsExactlyElementsOf(types);
    for (int i = 0; i < actual.size(); i++) {
      List<String> differences = new ArrayList<>();
      Recorded.compare("", expected.get(i), actual.get(i), differences);
      assertThat(differences).as("event %s", actual.get(i)).isEmpty();
    }
  }
}
