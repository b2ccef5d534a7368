package dev.backline.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backline.workflows.model.Execution;
import dev.backline.workflows.model.ExecutionStatus;
import dev.backline.workflows.model.HistoryEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an execution when the process ends at any point of its journal. */
class DurabilityTest {

  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "First", "States": {
        "First": {"Type": "Pass", "Assign": {"n": "{% $states.input.n + 1 %}"}, "Next": "Flaky"},
        "Flaky": {"Type": "Task", "Resource": "FN:flaky", "Arguments": {"n": "{% $n %}"},
          "Retry": [{"ErrorEquals": ["Flaky"], "MaxAttempts": 2, "IntervalSeconds": 1, "MaxDelaySeconds": 2, "JitterStrategy": "FULL"}],
          "Next": "Broken"},
        "Broken": {"Type": "Task", "Resource": "FN:broken", "Catch": [{"ErrorEquals": ["States.ALL"],
          "Output": "{% $states.errorOutput.Error %}", "Next": "Both"}], "End": true},
        "Both": {"Type": "Parallel", "Branches": [
          {"StartAt": "Left", "States": {"Left": {"Type": "Task", "Resource": "FN:echo", "Arguments": "left", "End": true}}},
          {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 0, "Output": "right", "End": true}}}], "Next": "Each"},
        "Each": {"Type": "Map", "Items": "{% [1..3] %}", "ItemSelector": {"item": "{% $states.context.Map.Item.Value %}", "n": "{% $n %}"},
          "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Task", "Resource": "FN:echo", "End": true}}}, "Next": "Last"},
        "Last": {"Type": "Choice", "Choices": [{"Condition": "{% $n = 2 %}", "Output": "{% {'n': $n, 'each': $states.input} %}", "Next": "Done"}]},
        "Done": {"Type": "Succeed"}}}
      """
          .replace("FN:", Services.ARN);

  private static final String OUTPUT =
      "{\"n\":2,\"each\":[{\"item\":1,\"n\":2},{\"item\":2,\"n\":2},{\"item\":3,\"n\":2}]}";

  @TempDir Path folder;

  @Test
  void completesOnceAndWithTheSameOutputWhereverTheJournalEnds() throws Exception {
    Path original = folder.resolve("original");
    String arn;
    try (var lab = new Lab(original)) {
      String machine = lab.workflows.deploy("machine", DEFINITION);
      arn = lab.workflows.start(machine, "run", "{\"n\":1}").arn();
      assertThat(lab.workflows.await(arn, Lab.PATIENCE).output()).contains(OUTPUT);
    }
    byte[] journal = Files.readAllBytes(journal(original));
    List<String> types;
    try (var lab = new Lab(original)) {
      types = lab.workflows.history(arn).stream().map(HistoryEvent::type).sorted().toList();
    }

    String execution = arn;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> resumptions = new ArrayList<>();
      for (int cut : cuts(journal)) {
        resumptions.add(
            () -> {
              resume(original, execution, Arrays.copyOf(journal, cut), firstLine(journal), types);
              return null;
            });
      }
      for (var resumption : threads.invokeAll(resumptions)) resumption.get();
    }
  }

  @Test
  void goesOnWhenTheHeapRanOutInTheMiddleOfAnExecution() throws Exception {
    var heap = new ExhaustedHeap(12, 1);
    try (var workflows = Workflows.open(folder, new Services(), heap)) {
      String machine = workflows.deploy("machine", DEFINITION);

      String arn = workflows.start(machine, "run", "{\"n\":1}").arn();

      assertThat(workflows.await(arn, Lab.PATIENCE).output()).contains(OUTPUT);
      assertThat(heap.left()).isZero();
    }
  }

  @Test
  void endsAnExecutionThatFailsTheInterpreterAgainAndAgain() throws Exception {
    try (var workflows = Workflows.open(folder, new Services(), new ExhaustedHeap(0, 3))) {
      String machine = workflows.deploy("machine", DEFINITION);

      String arn = workflows.start(machine, "run", "{\"n\":1}").arn();

      Execution execution = workflows.await(arn, Lab.PATIENCE);
      assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(execution.error()).contains("States.Runtime");
    }
  }

  @Test
  void dropsWhatADiskThatWasFullLeftInTheMiddleAndDoesItAgain() throws Exception {
    Path original = folder.resolve("original");
    String arn;
    try (var lab = new Lab(original)) {
      String machine = lab.workflows.deploy("machine", DEFINITION);
      arn = lab.workflows.start(machine, "run", "{\"n\":1}").arn();
      lab.workflows.await(arn, Lab.PATIENCE);
    }
    String whole = Files.readString(journal(original));
    int middle = whole.indexOf('\n', whole.length() / 2) + 1;
    var damages =
        List.of(
            whole.substring(0, middle) + "{\"key\":\"cut sh" + whole.substring(middle),
            whole.substring(0, middle) + "\0".repeat(512) + "\n",
            whole.substring(0, middle) + "{}\n");

    for (int i = 0; i < damages.size(); i++) {
      Path copy = folder.resolve("damaged" + i);
      copy(original, copy, damages.get(i).getBytes(StandardCharsets.UTF_8));
      try (var lab = new Lab(copy)) {
        lab.workflows.resume();

        assertThat(lab.workflows.await(arn, Lab.PATIENCE).output()).contains(OUTPUT);
      }
    }
  }

  private void resume(Path original, String arn, byte[] journal, int firstLine, List<String> types)
      throws Exception {
    int cut = journal.length;
    Path copy = folder.resolve("cut" + cut);
    copy(original, copy, journal);
    try (var lab = new Lab(copy)) {
      String machine = lab.workflows.machines().getFirst().arn();
      assertThat(lab.workflows.executions(machine))
          .as("cut at %d", cut)
          .hasSize(cut < firstLine ? 0 : 1);
      if (cut < firstLine) return;
      lab.workflows.resume();

      Execution execution = lab.workflows.await(arn, Lab.PATIENCE);

      assertThat(execution.output()).as("cut at %d", cut).contains(OUTPUT);
      List<HistoryEvent> history = lab.workflows.history(arn);
      assertThat(history)
          .extracting(HistoryEvent::type)
          .as("cut at %d", cut)
          .containsExactlyInAnyOrderElementsOf(types);
      for (int i = 0; i < history.size(); i++) assertThat(history.get(i).id()).isEqualTo(i + 1L);
      assertThat(lab.services.requests)
          .as("cut at %d", cut)
          .hasSize((int) (7 - count(journal, "/result\"")));
    }
  }

  @Test
  void asksAgainWithTheVerySameArguments() throws Exception {
    String definition =
        """
        {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "FN:slow",
          "Arguments": {"id": "{% $uuid() %}", "at": "{% $millis() %}"}, "End": true}}}
        """
            .replace("FN:", Services.ARN);
    String first;
    try (var lab = new Lab(folder)) {
      lab.workflows.start(lab.workflows.deploy("machine", definition), "run", "{}");
      lab.services.asked.await();
      first = lab.services.requests.getFirst().arguments().toString();
    }

    try (var lab = new Lab(folder)) {
      lab.workflows.resume();
      lab.services.asked.await();

      assertThat(lab.services.requests.getFirst().arguments()).hasToString(first);
    }
  }

  @Test
  void keepsTheDeadlineOfAWait() throws Exception {
    String definition =
        """
        {"QueryLanguage": "JSONata", "StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 3600, "End": true}}}
        """;
    String arn;
    var clock = new SettableClock(Clock.systemUTC().millis());
    try (var workflows = Workflows.open(folder, new Services(), clock)) {
      arn = workflows.start(workflows.deploy("machine", definition), "run", "{}").arn();
      while (workflows.history(arn).size() < 2) Thread.onSpinWait();
    }
    clock.advanceSeconds(3_601);

    try (var workflows = Workflows.open(folder, new Services(), clock)) {
      workflows.resume();

      assertThat(workflows.await(arn, Lab.PATIENCE).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
  }

  @Test
  void takesATaskTokenBackAfterARestart() throws Exception {
    String definition =
        """
        {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": {"Type": "Task",
          "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Arguments": {"MessageBody": {"token": "{% $states.context.Task.Token %}"}}, "End": true}}}
        """;
    String arn;
    String token;
    try (var lab = new Lab(folder)) {
      arn = lab.workflows.start(lab.workflows.deploy("machine", definition), "run", "{}").arn();
      token = lab.services.token();
    }

    try (var lab = new Lab(folder)) {
      lab.workflows.taskSucceeded(token, "{\"answer\":42}");
      lab.workflows.resume();

      assertThat(lab.workflows.await(arn, Lab.PATIENCE).output()).contains("{\"answer\":42}");
      assertThat(lab.services.requests).isEmpty();
    }
  }

  @Test
  void describesWhatHasEndedAfterARestart() throws Exception {
    Execution before;
    List<HistoryEvent> history;
    try (var lab = new Lab(folder)) {
      before =
          lab.run(
              "\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"c\"}}",
              "{}");
      history = lab.workflows.history(before.arn());
    }

    try (var lab = new Lab(folder)) {
      lab.workflows.resume();

      assertThat(lab.workflows.describe(before.arn())).isEqualTo(before);
      assertThat(lab.workflows.history(before.arn())).isEqualTo(history);
    }
  }

  @Test
  void redrivesFromTheFailedStateWithTheSameVariables() throws Exception {
    String members =
        """
        "StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"x":"{% $uuid() %}"},"Output":"{% 1 %}","Next":"B"},
        "B":{"Type":"Task","Resource":"FN:broken","Arguments":"{% $x %}","End":true}}\
        """
            .replace("FN:", Services.ARN);
    try (var lab = new Lab(folder)) {
      Execution failed = lab.run(members, "{}");
      String asked = lab.services.requests.getFirst().arguments().toString();

      lab.workflows.redrive(failed.arn());
      Execution again = lab.workflows.await(failed.arn(), Lab.PATIENCE);

      assertThat(again.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(again.redriveCount()).isEqualTo(1);
      assertThat(lab.services.requests)
          .hasSize(2)
          .allMatch(request -> request.arguments().toString().equals(asked));
      assertThat(lab.types(again))
          .containsExactly(
              "ExecutionStarted",
              "PassStateEntered",
              "PassStateExited",
              "TaskStateEntered",
              "LambdaFunctionScheduled",
              "LambdaFunctionStarted",
              "LambdaFunctionFailed",
              "ExecutionFailed",
              "ExecutionRedriven",
              "LambdaFunctionScheduled",
              "LambdaFunctionStarted",
              "LambdaFunctionFailed",
              "ExecutionFailed");
    }
  }

  @Test
  void aFolderHasOneOwner() {
    try (var lab = new Lab(folder)) {
      assertThat(lab.workflows.machines()).isEmpty();

      Throwable refused = catchThrowable(() -> new Lab(folder));

      assertThat(refused).isInstanceOf(IllegalStateException.class);
    }
  }

  private static List<Integer> cuts(byte[] journal) {
    var cuts = new TreeSet<Integer>();
    int start = 0;
    for (int i = 0; i < journal.length; i++) {
      if (journal[i] != '\n') continue;
      cuts.addAll(List.of((start + i) / 2, i, i + 1));
      start = i + 1;
    }
    return new ArrayList<>(cuts);
  }

  private static int firstLine(byte[] journal) {
    for (int i = 0; ; i++) if (journal[i] == '\n') return i + 1;
  }

  private static long count(byte[] journal, String text) {
    String all = new String(journal, StandardCharsets.UTF_8);
    return all.substring(0, all.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.contains(text))
        .count();
  }

  private static Path journal(Path folder) {
    return folder.resolve("executions").resolve("machine").resolve("run.journal");
  }

  private static void copy(Path from, Path to, byte[] journal) throws IOException {
    Files.createDirectories(journal(to).getParent());
    Files.createDirectories(to.resolve("machines"));
    Files.copy(
        from.resolve("machines").resolve("machine.json"),
        to.resolve("machines").resolve("machine.json"));
    Files.write(journal(to), journal);
  }
}
