package dev.backline.workflows.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.expression.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tasks that are calls of services of the JSON protocol: the state's arguments are posted as they
 * are, the answer is the result.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">AWS
 *     SDK integrations</a>
 */
public final class ServiceTasks implements TaskRunner {

  /** Errors that belong to the protocol and not to a service's model. */
  private static final Set<String> UNMODELLED =
      Set.of(
          "ValidationException",
          "ValidationError",
          "SerializationException",
          "UnknownOperationException",
          "UnrecognizedClientException",
          "AccessDeniedException",
          "MissingAuthenticationToken",
          "InvalidAction",
          "InvalidParameterValue",
          "InternalFailure");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<Service, ServiceEndpoint> endpoints;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Calls the services that have an endpoint. */
  public ServiceTasks(Map<Service, ServiceEndpoint> endpoints) {
    this.endpoints = Map.copyOf(endpoints);
  }

  @Override
  public boolean supports(String resource) {
    return Integration.of(resource).flatMap(Service::of).filter(endpoints::containsKey).isPresent();
  }

  @Override
  public JsonNode run(TaskRequest request) throws TaskFailure {
    if (!supports(request.resource()))
      throw new TaskFailure("States.Runtime", "Nothing runs " + request.resource());
    Integration integration = Integration.of(request.resource()).orElseThrow();
    Service service = Service.of(integration).orElseThrow();
    ServiceEndpoint endpoint = endpoints.get(service);
    JsonNode arguments = Wording.request(service, integration, request.arguments());
    HttpResponse<String> response =
        send(service, integration, post(service, endpoint, integration.action(), arguments));
    JsonNode answer = response.body().isEmpty() ? Json.read("{}") : Json.read(response.body());
    if (response.statusCode() >= 300) throw failure(service, integration, response, answer);
    JsonNode result = Wording.answer(service, integration, answer);
    if (service == Service.EVENTS
        && !integration.sdk()
        && result.path("FailedEntryCount").asInt() > 0) {
      throw new TaskFailure("EventBridge.FailedEntry", Json.text(result));
    }
    return integration.sdk()
        ? result
        : SdkResponse.of((ObjectNode) result, service.contentType(), response.body().length());
  }

  private static HttpRequest post(
      Service service, ServiceEndpoint endpoint, String action, JsonNode body) {
    String scope =
        endpoint.accessKey()
            + "/20260101/"
            + endpoint.region()
            + "/"
            + service.signingName()
            + "/aws4_request";
    return HttpRequest.newBuilder(endpoint.uri())
        .timeout(PATIENCE)
        .header("Content-Type", service.contentType())
        .header("X-Amz-Target", service.target(action))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=0")
        .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)))
        .build();
  }

  private HttpResponse<String> send(Service service, Integration integration, HttpRequest request)
      throws TaskFailure {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      String error = service.errorPrefix(integration.sdk()) + ".SdkClientException";
      throw new TaskFailure(error, "Unable to execute HTTP request: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TaskFailure("States.TaskFailed", "The call was interrupted");
    }
  }

  private static TaskFailure failure(
      Service service, Integration integration, HttpResponse<String> response, JsonNode answer) {
    String type = answer.path("__type").asText("InternalFailure");
    String code = type.substring(type.lastIndexOf('#') + 1);
    String message =
        Optional.ofNullable(answer.get("message"))
            .or(() -> Optional.ofNullable(answer.get("Message")))
            .map(JsonNode::asText)
            .orElse(code);
    boolean sdk = integration.sdk();
    String name =
        UNMODELLED.contains(code)
            ? service.generalError(sdk)
            : code.endsWith("Exception") ? code : code + "Exception";
    String requestId =
        response
            .headers()
            .firstValue("x-amzn-RequestId")
            .orElseGet(() -> UUID.randomUUID().toString());
    String cause =
        sdk
            ? "%s (Service: %s, Status Code: %d, Request ID: %s)"
                .formatted(message, service.nameInCauses(true), response.statusCode(), requestId)
            : "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                .formatted(
                    message, service.nameInCauses(false), response.statusCode(), code, requestId);
    return new TaskFailure(service.errorPrefix(sdk) + "." + name, cause);
  }
}
