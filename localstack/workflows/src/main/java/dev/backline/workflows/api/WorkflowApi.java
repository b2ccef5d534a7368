package dev.backline.workflows.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.Workflows;
import dev.backline.workflows.definition.InvalidDefinition;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.model.Execution;
import dev.backline.workflows.model.HistoryEvent;
import dev.backline.workflows.model.Machine;
import dev.backline.workflows.model.WorkflowProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The Step Functions API, protocol JSON 1.0, without HTTP: one operation in, one answer out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html">API
 *     reference</a>
 */
public final class WorkflowApi {

  private final Workflows workflows;

  /** Serves these workflows. */
  public WorkflowApi(Workflows workflows) {
    this.workflows = requireNonNull(workflows, "workflows is null");
  }

  /**
   * Answers one call; a problem is an answer too, with the API's error code in {@code __type}.
   *
   * @param operation what follows {@code AWSStepFunctions.} in {@code X-Amz-Target}
   * @param body the request's JSON text
   */
  public Response call(String operation, String body) {
    try {
      JsonNode json =
          body.isBlank() ? JsonNodeFactory.instance.objectNode() : Json.MAPPER.readTree(body);
      return new Response(200, answer(operation, new Request(json)));
    } catch (JsonProcessingException _) {
      return error("SerializationException", "The request is not JSON");
    } catch (WorkflowProblem problem) {
      return error(problem.code(), problem.getMessage());
    } catch (InvalidDefinition invalid) {
      return error("InvalidDefinition", invalid.getMessage());
    }
  }

  private static Response error(String code, String message) {
    return new Response(400, object().put("__type", code).put("message", message));
  }

  private ObjectNode answer(String operation, Request request) {
    return switch (operation) {
      case "CreateStateMachine" -> create(request);
      case "UpdateStateMachine" -> update(request);
      case "DescribeStateMachine" -> describe(workflows.machine(request.text("stateMachineArn")));
      case "ListStateMachines" ->
          Page.of(request, workflows.machines(), "stateMachines", WorkflowApi::listed);
      case "DeleteStateMachine" -> delete(request);
      case "ValidateStateMachineDefinition" -> validate(request);
      case "StartExecution" -> start(request);
      case "StopExecution" -> stop(request);
      case "RedriveExecution" ->
          object().set("redriveDate", time(workflows.redrive(request.text("executionArn"))));
      case "DescribeExecution" -> describe(workflows.describe(request.text("executionArn")));
      case "DescribeStateMachineForExecution" -> describeFor(request.text("executionArn"));
      case "ListExecutions" -> list(request);
      case "GetExecutionHistory" -> history(request);
      case "SendTaskSuccess" -> {
        workflows.taskSucceeded(request.text("taskToken"), request.text("output"));
        yield object();
      }
      case "SendTaskFailure" -> {
        workflows.taskFailed(
            request.text("taskToken"),
            request.optionalText("error"),
            request.optionalText("cause"));
        yield object();
      }
      case "SendTaskHeartbeat" -> {
        workflows.taskHeartbeat(request.text("taskToken"));
        yield object();
      }
      default ->
          throw new WorkflowProblem(
              "UnknownOperationException", "The operation '" + operation + "' is not supported");
    };
  }

  private ObjectNode create(Request request) {
    String type = request.optionalText("type").orElse("STANDARD");
    if (!type.equals("STANDARD")) {
      throw new WorkflowProblem(
          "StateMachineTypeNotSupported", "The type " + type + " is not supported: use STANDARD");
    }
    String name = request.text("name");
    String definition = request.text("definition");
    String role = request.text("roleArn");
    for (Machine known : workflows.machines()) {
      if (known.name().equals(name)
          && !(known.definition().equals(definition) && known.roleArn().equals(role))) {
        throw new WorkflowProblem(
            "StateMachineAlreadyExists", "State Machine Already Exists: '" + known.arn() + "'");
      }
    }
    Machine machine = workflows.deploy(name, definition, role);
    ObjectNode answer = object().put("stateMachineArn", machine.arn());
    return answer.set("creationDate", time(machine.createdAt()));
  }

  private ObjectNode update(Request request) {
    Machine known = workflows.machine(request.text("stateMachineArn"));
    Machine machine =
        workflows.deploy(
            known.name(),
            request.optionalText("definition").orElse(known.definition()),
            request.optionalText("roleArn").orElse(known.roleArn()));
    ObjectNode answer = object().put("revisionId", machine.revisionId());
    return answer.set("updateDate", time(Instant.now()));
  }

  private ObjectNode delete(Request request) {
    workflows.delete(request.text("stateMachineArn"));
    return object();
  }

  private ObjectNode validate(Request request) {
    ObjectNode answer = object().put("truncated", false);
    var diagnostics = answer.putArray("diagnostics");
    try {
      workflows.check(request.text("definition"));
    } catch (InvalidDefinition invalid) {
      invalid
          .diagnostics()
          .forEach(
              fault ->
                  diagnostics
                      .addObject()
                      .put("severity", "ERROR")
                      .put("code", fault.code())
                      .put("message", fault.message())
                      .put("location", fault.location()));
    }
    return answer.put("result", diagnostics.isEmpty() ? "OK" : "FAIL");
  }

  private ObjectNode start(Request request) {
    String name = request.optionalText("name").orElseGet(() -> UUID.randomUUID().toString());
    Execution execution =
        workflows.start(
            request.text("stateMachineArn"), name, request.optionalText("input").orElse("{}"));
    ObjectNode answer = object().put("executionArn", execution.arn());
    return answer.set("startDate", time(execution.startedAt()));
  }

  private ObjectNode stop(Request request) {
    Execution stopped =
        workflows.stop(
            request.text("executionArn"),
            request.optionalText("error"),
            request.optionalText("cause"));
    return object().set("stopDate", time(stopped.stoppedAt().orElseThrow()));
  }

  private ObjectNode list(Request request) {
    Optional<String> status = request.optionalText("statusFilter");
    Machine machine = workflows.machine(request.text("stateMachineArn"));
    List<Execution> executions =
        workflows.executions(machine.arn()).stream()
            .filter(execution -> status.isEmpty() || status.get().equals(execution.status().name()))
            .toList();
    return Page.of(request, executions, "executions", WorkflowApi::listed);
  }

  private ObjectNode history(Request request) {
    List<HistoryEvent> events = workflows.history(request.text("executionArn"));
    return Page.of(
        request,
        request.flag("reverseOrder", false) ? events.reversed() : events,
        "events",
        HistoryEvent::toJson);
  }

  private ObjectNode describeFor(String executionArn) {
    Execution execution = workflows.describe(executionArn);
    ObjectNode answer = describe(workflows.machine(execution.machineArn()));
    answer.remove(List.of("status", "type", "creationDate"));
    return answer.put("definition", workflows.definitionOf(executionArn));
  }

  private static ObjectNode describe(Machine machine) {
    ObjectNode answer = listed(machine);
    answer.put("status", "ACTIVE").put("definition", machine.definition());
    return answer.put("roleArn", machine.roleArn()).put("revisionId", machine.revisionId());
  }

  private static ObjectNode listed(Machine machine) {
    ObjectNode answer =
        object()
            .put("stateMachineArn", machine.arn())
            .put("name", machine.name())
            .put("type", "STANDARD");
    return answer.set("creationDate", time(machine.createdAt()));
  }

  private static ObjectNode describe(Execution execution) {
    ObjectNode answer = listed(execution);
    answer.put("input", execution.input()).putObject("inputDetails").put("included", true);
    execution
        .output()
        .ifPresent(
            output ->
                answer.put("output", output).putObject("outputDetails").put("included", true));
    execution.error().ifPresent(error -> answer.put("error", error));
    execution.cause().ifPresent(cause -> answer.put("cause", cause));
    return answer;
  }

  private static ObjectNode listed(Execution execution) {
    ObjectNode answer =
        object()
            .put("executionArn", execution.arn())
            .put("stateMachineArn", execution.machineArn())
            .put("name", execution.name())
            .put("status", execution.status().name())
            .put("redriveCount", execution.redriveCount());
    answer.set("startDate", time(execution.startedAt()));
    execution.stoppedAt().ifPresent(stopped -> answer.set("stopDate", time(stopped)));
    return answer;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode time(Instant instant) {
    return JsonNodeFactory.instance.numberNode(instant.toEpochMilli() / 1000.0);
  }
}
