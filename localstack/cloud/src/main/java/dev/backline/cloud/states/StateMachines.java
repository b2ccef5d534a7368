package dev.backline.cloud.states;

import dev.backline.cloud.lambda.Endpoints;
import dev.backline.cloud.lambda.Invoker;
import dev.backline.cloud.template.StateMachine;
import dev.backline.cloud.template.Template;
import dev.backline.stores.LocalAccount;
import dev.backline.workflows.Workflows;
import dev.backline.workflows.api.WorkflowServer;
import dev.backline.workflows.definition.InvalidDefinition;
import dev.backline.workflows.model.Settings;
import dev.backline.workflows.task.Integrations;
import dev.backline.workflows.task.LambdaTasks;
import dev.backline.workflows.task.Service;
import dev.backline.workflows.task.ServiceEndpoint;
import dev.backline.workflows.task.ServiceTasks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Serves the Step Functions API with the state machines of the template. */
public final class StateMachines implements AutoCloseable {
  private final Workflows workflows;
  private final WorkflowServer server;

  /**
   * Deploys the machines and starts to serve; executions of an earlier process wait for {@link
   * #resume}.
   *
   * @param folder where machines and executions are kept
   * @param port 0 for a free one
   * @throws IllegalArgumentException naming the machine whose definition is not valid or asks for
   *     what is not emulated
   */
  public StateMachines(
      Template template, Invoker invoker, Endpoints endpoints, Path folder, int port, Clock clock) {
    var tasks =
        new Integrations(
            new LambdaTasks(new FunctionTasks(template.functions(), invoker)),
            new ServiceTasks(
                Map.of(
                    Service.DYNAMODB, at(endpoints.dynamoDb()),
                    Service.SQS, at(endpoints.sqs()),
                    Service.EVENTS, at(endpoints.eventBridge()),
                    Service.STATES, at(endpoints.stepFunctions()))));
    this.workflows =
        Workflows.open(
            folder, tasks, clock, new Settings(LocalAccount.REGION.id(), LocalAccount.ID));
    try {
      template.stateMachines().forEach(this::deploy);
      this.server = WorkflowServer.start(workflows, port);
    } catch (RuntimeException e) {
      workflows.close();
      throw e;
    }
  }

  /** Where it listens, without a path. */
  public URI endpoint() {
    return server.uri();
  }

  /**
   * Starts an execution with a name of its own, for rules and schedules; it is on disk when this
   * returns.
   */
  public void start(String stateMachineArn, String input) {
    workflows.start(stateMachineArn, UUID.randomUUID().toString(), input);
  }

  /** Goes on with what an earlier process left running; call it when every service is up. */
  public void resume() {
    workflows.resume();
  }

  @Override
  public void close() {
    server.close();
    workflows.close();
  }

  private void deploy(StateMachine machine) {
    String arn;
    try {
      arn = workflows.deploy(machine.name(), machine.definitionText());
    } catch (InvalidDefinition e) {
      throw new IllegalArgumentException(
          machine.logicalId() + ".DefinitionUri: " + e.getMessage(), e);
    }
    if (!arn.equals(machine.arn())) {
      throw new IllegalArgumentException(
          machine.logicalId() + ".Name: its ARN would be " + arn + ", not " + machine.arn());
    }
  }

  private static ServiceEndpoint at(URI endpoint) {
    return new ServiceEndpoint(endpoint, LocalAccount.REGION.id(), LocalAccount.ACCESS_KEY_ID);
  }
}
