package dev.backline.outbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class OutboxHandlerTest {

  private final List<String> requests = new ArrayList<>();
  private HttpServer bus;
  private EventBridgeClient client;
  private OutboxHandler handler;
  private String refusedDetail = "nothing";

  @BeforeEach
  void startABusThatRefusesOneEvent() throws IOException {
    bus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bus.createContext(
        "/",
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(request);
          byte[] answer = answer(request).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    bus.start();
    client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + bus.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    handler =
        new OutboxHandler(
            Container.start(
                OutboxHandlerTest.class, new Settings(Map.of("EVENT_BUS_NAME", "label")), client));
  }

  @AfterEach
  void stop() {
    client.close();
    bus.stop(0);
  }

  @Test
  void carriesAnEventWithItsDetailAsPlainJson() throws IOException {
    String answer = invoke(record(1, "INSERT", "event"));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(requests.getFirst())
        .contains("\"EventBusName\":\"label\"")
        .contains("\"Source\":\"backline\"")
        .contains("\"DetailType\":\"recording.ready\"")
        .contains("{\\\"recordingId\\\":\\\"rec_1\\\",\\\"durationMs\\\":1500,\\\"gone\\\":null}");
  }

  @Test
  void leavesOtherItemsAndRemovalsAlone() throws IOException {
    invoke(record(1, "INSERT", "recording"), record(2, "MODIFY", "event"));

    assertThat(requests).isEmpty();
  }

  @Test
  void carriesTenAtATimeAndStopsAtTheFirstThatTheBusRefuses() throws IOException {
    refusedDetail = "rec_13";

    String answer =
        invoke(
            IntStream.rangeClosed(1, 25)
                .mapToObj(i -> record(i, "INSERT", "event"))
                .toArray(String[]::new));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"13\"}]}");
    assertThat(requests).hasSize(2);
  }

  @Test
  void letsEverythingComeAgainWhenTheBusIsAway() throws IOException {
    bus.stop(0);

    assertThat(invoke(record(7, "INSERT", "event"), record(8, "INSERT", "event")))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}");
  }

  private String answer(String request) {
    String entries =
        Arrays.stream(request.split("\"DetailType\""))
            .skip(1)
            .map(
                entry ->
                    entry.contains(refusedDetail + "\\\"")
                        ? "{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"slow down\"}"
                        : "{\"EventId\":\"1\"}")
            .collect(Collectors.joining(","));
    return "{\"FailedEntryCount\":0,\"Entries\":[" + entries + "]}";
  }

  private static String record(int sequence, String name, String type) {
    return """
    {"eventID":"%1$d","eventName":"%2$s","dynamodb":{"SequenceNumber":"%1$d","NewImage":{
      "PK":{"S":"EVENT#1"},"SK":{"S":"EVENT"},"type":{"S":"%3$s"},"v":{"N":"1"},
      "createdAt":{"S":"2026-03-01T12:00:00Z"},"detailType":{"S":"recording.ready"},
      "detail":{"M":{"recordingId":{"S":"rec_%1$d"},"durationMs":{"N":"1500"},"gone":{"NULL":true}}}}}}
    """
        .formatted(sequence, name, type);
  }

  private String invoke(String... records) throws IOException {
    var out = new ByteArrayOutputStream();
    String batch = "{\"Records\":[" + String.join(",", records) + "]}";
    handler.handleRequest(
        new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8)),
        out,
        new MockLambdaContext() {
          @Override
          public String getAwsRequestId() {
            return "req-1";
          }
        });
    return out.toString(StandardCharsets.UTF_8);
  }
}
