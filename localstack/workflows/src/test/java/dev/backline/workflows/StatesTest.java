package dev.backline.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backline.workflows.model.Execution;
import dev.backline.workflows.model.ExecutionStatus;
import dev.backline.workflows.model.WorkflowProblem;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What states do that the recordings do not show. */
class StatesTest {

  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private Execution run(String states) throws InterruptedException {
    return run(states, "{}");
  }

  private Execution run(String states, String input) throws InterruptedException {
    return lab.run(
        "\"StartAt\":\"A\",\"States\":{"
            + states.replace("FN:", Services.ARN).replace('\'', '"')
            + "}",
        input);
  }

  @Test
  void assignAndOutputSeeWhatWasThereAtEntry() throws Exception {
    Execution execution =
        run(
            """
            'A':{'Type':'Pass','Assign':{'x':1},'Next':'B'},
            'B':{'Type':'Pass','Assign':{'x':2,'y':'{% $x %}'},'Output':'{% $x %}','Next':'C'},
            'C':{'Type':'Pass','Output':'{% [$states.input, $x, $y] %}','End':true}\
            """);

    assertThat(execution.output()).contains("[1,2,1]");
  }

  @Test
  void anInnerScopeSeesOuterVariablesAndKeepsItsOwn() throws Exception {
    Execution execution =
        run(
            """
            'A':{'Type':'Pass','Assign':{'x':10},'Next':'B'},
            'B':{'Type':'Parallel','Branches':[{'StartAt':'C','States':{'C':{'Type':'Pass','Assign':{'y':'{% $x + 1 %}'},'Next':'D'},
              'D':{'Type':'Pass','Output':'{% $x + $y %}','End':true}}}],'Assign':{'z':'{% $states.result[0] %}'},'Next':'E'},
            'E':{'Type':'Pass','Output':'{% [$z, $exists($y)] %}','End':true}\
            """);

    assertThat(execution.output()).contains("[21,false]");
  }

  @Test
  void aFailingBranchFailsTheParallelAndEndsTheOthers() throws Exception {
    Execution execution =
        run(
            """
            'A':{'Type':'Parallel','Branches':[
              {'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':3600,'End':true}}},
              {'StartAt':'C','States':{'C':{'Type':'Fail','Error':'Bad','Cause':'luck'}}}],
              'Catch':[{'ErrorEquals':['Bad'],'Assign':{'e':'{% $states.errorOutput %}'},'Output':'caught','Next':'D'}],'End':true},
            'D':{'Type':'Pass','Output':'{% [$states.input, $e.Error, $e.Cause] %}','End':true}\
            """);

    assertThat(execution.output()).contains("[\"caught\",\"Bad\",\"luck\"]");
    assertThat(lab.types(execution)).contains("ParallelStateFailed", "ParallelStateExited");
  }

  @Test
  void aMapToleratesAsManyFailuresAsItSays() throws Exception {
    String map =
        """
        'A':{'Type':'Map','Items':[1,2,3,4],'MaxConcurrency':1,'ToleratedFailureCount':TOLERATED,
          'ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Choice','Choices':[{'Condition':'{% $states.input > 2 %}','Next':'D'}],'Default':'C'},
            'C':{'Type':'Pass','End':true},'D':{'Type':'Fail','Error':'TooMuch'}}},'End':true}\
        """;

    Execution two = run(map.replace("TOLERATED", "2"));
    Execution one = run(map.replace("TOLERATED", "1"));

    assertThat(two.output()).contains("[1,2]");
    assertThat(one.error()).contains("States.ExceedToleratedFailureThreshold");
  }

  @Test
  void aMapRunsAtMostSoManyAtOnce() throws Exception {
    Execution execution =
        run(
            """
            'A':{'Type':'Map','Items':'{% [1..5] %}','MaxConcurrency':2,'ItemSelector':{'v':'{% $states.context.Map.Item.Value * 10 %}','i':'{% $states.context.Map.Item.Index %}'},
              'ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Pass','Output':'{% $states.input.v + $states.input.i %}','End':true}}},'End':true}\
            """);

    assertThat(execution.output()).contains("[10,21,32,43,54]");
  }

  @Test
  void retriesUntilItSucceeds() throws Exception {
    Execution execution =
        run(
            "'A':{'Type':'Task','Resource':'FN:flaky','Arguments':7,'Retry':[{'ErrorEquals':['Flaky'],'IntervalSeconds':1,'MaxAttempts':1}],'End':true}");

    assertThat(execution.output()).contains("7");
    assertThat(lab.services.requests)
        .extracting(request -> request.attempt())
        .containsExactly(0, 1);
  }

  @Test
  void aTimeOutIsAnErrorThatCanBeCaught() throws Exception {
    Execution execution =
        run(
            """
            'A':{'Type':'Task','Resource':'FN:slow','TimeoutSeconds':'{% 1 %}',
              'Catch':[{'ErrorEquals':['States.Timeout'],'Output':'{% $states.errorOutput.Error %}','Next':'B'}],'End':true},
            'B':{'Type':'Succeed'}\
            """);

    assertThat(execution.output()).contains("\"States.Timeout\"");
    assertThat(lab.types(execution)).contains("LambdaFunctionTimedOut");
  }

  @Test
  void theWholeExecutionTimesOut() throws Exception {
    Execution execution =
        lab.run(
            "\"TimeoutSeconds\":1,\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}",
            "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(lab.types(execution)).endsWith("ExecutionTimedOut");
  }

  @Test
  void tooMuchDataIsNotCaughtByStatesAll() throws Exception {
    Execution execution =
        run(
            """
            'A':{'Type':'Task','Resource':'FN:large','Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}],'Next':'B'},
            'B':{'Type':'Succeed'}\
            """);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("States.DataLimitExceeded");
  }

  @Test
  void noTrueConditionAndNoDefaultFails() throws Exception {
    Execution execution =
        run(
            "'A':{'Type':'Choice','Choices':[{'Condition':'{% false"
                + " %}','Next':'B'}]},'B':{'Type':'Succeed'}");

    assertThat(execution.error()).contains("States.NoChoiceMatched");
  }

  @Test
  void anExpressionThatThrowsSaysSoInAwsWords() throws Exception {
    Execution execution = run("'A':{'Type':'Pass','Output':'{% 1 + \\\"a\\\" %}','End':true}");

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(execution.cause())
        .contains(
            "An error occurred while executing the state 'A' (entered at the event id #2). The"
                + " JSONata expression '1 + \"a\"' specified for the field 'Output' threw an error"
                + " during evaluation. T2002: The right side of the \"+\" operator must evaluate to"
                + " a number");
  }

  @Test
  void stoppingAbortsWhatRuns() throws Exception {
    String arn =
        lab.start(
            "\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}",
            "{}");

    Execution stopped = lab.workflows.stop(arn, Optional.of("Enough"), Optional.empty());

    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stopped.error()).contains("Enough");
  }

  @Test
  void aTaskTokenEndsTheTask() throws Exception {
    String members =
        """
        "StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Arguments":{"MessageBody":"{% $states.context.Task.Token %}"},"HeartbeatSeconds":600,"End":true}}\
        """;
    String arn = lab.start(members, "{}");
    String token = lab.services.token();

    lab.workflows.taskHeartbeat(token);
    lab.workflows.taskFailed(token, Optional.of("Refused"), Optional.of("by hand"));
    Execution execution = lab.workflows.await(arn, Lab.PATIENCE);

    assertThat(execution.error()).contains("Refused");
    assertThat(lab.types(execution))
        .startsWith("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted")
        .endsWith("TaskFailed", "ExecutionFailed");
  }

  @Test
  void silenceBehindATaskTokenTimesOut() throws Exception {
    Execution execution =
        run(
            """
            'A':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken','Arguments':{},'HeartbeatSeconds':1,'End':true}\
            """);

    assertThat(execution.error()).contains("States.HeartbeatTimeout");
    assertThat(lab.types(execution)).endsWith("TaskSubmitted", "TaskTimedOut", "ExecutionFailed");
  }

  @Test
  void theContextTellsOfExecutionMachineAndState() throws Exception {
    Execution execution =
        run(
            """
            'A':{'Type':'Pass','Output':'{% [$states.context.Execution.Input.a, $states.context.Execution.Name, $states.context.StateMachine.Name, $states.context.State.Name] %}','End':true}\
            """,
            "{\"a\":5}");

    assertThat(execution.output()).contains("[5,\"run\",\"machine1\",\"A\"]");
  }

  @Test
  void theSameNameWithTheSameInputIsTheSameExecutionWhileItRuns() throws Exception {
    String arn =
        lab.start(
            "\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}",
            "{}");
    String machine = lab.workflows.machines().getFirst().arn();

    assertThat(lab.workflows.start(machine, "run", "{}").arn()).isEqualTo(arn);
    assertThat(
            catchThrowableOfType(
                    WorkflowProblem.class, () -> lab.workflows.start(machine, "run", "[]"))
                .code())
        .isEqualTo("ExecutionAlreadyExists");
  }
}
