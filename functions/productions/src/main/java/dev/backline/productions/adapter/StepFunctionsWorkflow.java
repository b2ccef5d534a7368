package dev.backline.productions.adapter;

import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.productions.Production;
import dev.backline.productions.Workflow;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** Productions as executions of the state machine; an attempt has one name and so one execution. */
@Singleton
public final class StepFunctionsWorkflow implements Workflow {

  private final SfnClient client;
  private final String machineArn;
  private final Json json;

  StepFunctionsWorkflow(SfnClient client, Settings settings, Json json) {
    this.client = client;
    this.machineArn = settings.text("PRODUCTION_STATE_MACHINE_ARN");
    this.json = json;
  }

  @Override
  public void start(Production production) {
    try {
      client.startExecution(
          request ->
              request
                  .stateMachineArn(machineArn)
                  .name(production.executionName())
                  .input(json.write(ExecutionInput.of(production))));
    } catch (ExecutionAlreadyExistsException _) {
      // An earlier delivery of the same event started it, and it has ended since.
    }
  }

  @Override
  public void stop(Production production) {
    String arn =
        machineArn.replace(":stateMachine:", ":execution:") + ":" + production.executionName();
    try {
      client.stopExecution(
          request -> request.executionArn(arn).error("Canceled").cause("The user canceled it."));
    } catch (ExecutionDoesNotExistException _) {
      // It was still waiting for its take; if it starts now, its first state refuses.
    }
  }
}
