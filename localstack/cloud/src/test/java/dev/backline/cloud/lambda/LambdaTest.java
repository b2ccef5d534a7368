package dev.backline.cloud.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.template.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Path zip;

  @TempDir Path data;

  private final List<Lambda> open = new ArrayList<>();

  @BeforeAll
  static void zip(@TempDir Path folder) throws Exception {
    zip = SampleZip.in(folder);
  }

  @AfterEach
  void close() {
    open.forEach(Lambda::close);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givesEachFunctionItsOwnEnvironment(boolean isolated) throws IOException {
    Function one = sample("Environment", 10, Map.of("TABLE_NAME", "one"));
    Function other =
        new Function(
            "Other",
            "other",
            one.arn(),
            Optional.empty(),
            zip,
            one.handler(),
            Map.of("TABLE_NAME", "two"),
            one.timeout(),
            256,
            512,
            List.of(),
            false);
    Lambda lambda = lambda(isolated, one, other);

    JsonNode ofOne = json(lambda.invoke("Environment", bytes("{\"name\":\"TABLE_NAME\"}")));
    JsonNode ofOther = json(lambda.invoke("Other", bytes("{\"name\":\"TABLE_NAME\"}")));
    JsonNode ofTheMachine = json(lambda.invoke("Environment", bytes("{\"name\":\"HOME\"}")));
    JsonNode endpoint =
        json(lambda.invoke("Environment", bytes("{\"name\":\"AWS_ENDPOINT_URL_S3\"}")));

    assertThat(List.of(text(ofOne, "direct"), text(ofOne, "map"), text(ofOne, "reference")))
        .containsOnly("one");
    assertThat(List.of(text(ofOther, "direct"), text(ofOther, "map"), text(ofOther, "reference")))
        .containsOnly("two");
    assertThat(text(ofTheMachine, "direct")).isEqualTo("null");
    assertThat(text(endpoint, "direct")).isEqualTo("http://127.0.0.1:2");
    assertThat(text(ofOne, "function")).isEqualTo("stack-Environment");
    assertThat(text(ofOne, "arn")).isEqualTo(one.arn() + ":live");
    assertThat(text(ofOne, "hasTime")).isEqualTo("true");
  }

  @Test
  void loadsAJarThatMayBeSharedOnceForAllFunctions(@TempDir Path folder) throws Exception {
    Function one = sample("Sharing", 10, Map.of("TABLE_NAME", "one"));
    Function other =
        new Function(
            "Other",
            "other",
            one.arn(),
            Optional.empty(),
            SampleZip.in(folder),
            one.handler(),
            Map.of("TABLE_NAME", "two"),
            one.timeout(),
            256,
            512,
            List.of(),
            false);
    Lambda lambda = lambda(false, one, other);

    JsonNode ofOne = json(lambda.invoke("Sharing", bytes("{}")));
    JsonNode ofOther = json(lambda.invoke("Other", bytes("{}")));

    assertThat(text(ofOther, "engine")).isEqualTo(text(ofOne, "engine"));
    assertThat(text(ofOther, "own")).isNotEqualTo(text(ofOne, "own"));
    assertThat(List.of(text(ofOne, "table"), text(ofOne, "inAThreadOfItsOwn"))).containsOnly("one");
    assertThat(List.of(text(ofOther, "table"), text(ofOther, "inAThreadOfItsOwn")))
        .containsOnly("two");
  }

  @Test
  void sharesNothingWithAZipThatHasAnotherVersionOfIt(@TempDir Path folder) throws Exception {
    var shared = new SharedClasses();
    try (shared;
        var one = filesOf("a", folder.resolve("one"));
        var same = filesOf("a", folder.resolve("same"));
        var other = filesOf("b", folder.resolve("other"))) {

      ClassLoader loader = shared.loaderOf(one);

      assertThat(shared.loaderOf(same)).isSameAs(loader);
      assertThat(shared.loaderOf(other)).isNotSameAs(loader);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsAnExceptionAsLambdaDoes(boolean isolated) throws IOException {
    Lambda lambda = lambda(isolated, sample("Failing", 10, Map.of()));

    var failure = failure(lambda.invoke("Failing", bytes("\"throw\"")));
    InvocationResult next = lambda.invoke("Failing", bytes("\"work\""));

    assertThat(failure.errorType())
        .isEqualTo("dev.backline.cloud.lambda.sample.Samples$UnreadableTake");
    assertThat(failure.errorMessage()).isEqualTo("not audio");
    assertThat(json(failure).path("stackTrace").isArray()).isTrue();
    assertThat(next.payload()).asString(UTF_8).isEqualTo("\"fine\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsAHandlerThatCannotBeMade(boolean isolated) {
    Lambda lambda =
        lambda(isolated, sample("Unmakeable", 10, Map.of()), sample("Missing", 10, Map.of()));

    var unmakeable = failure(lambda.invoke("Unmakeable", bytes("1")));
    var missing = failure(lambda.invoke("Missing", bytes("1")));

    assertThat(unmakeable.errorType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(unmakeable.errorMessage()).isEqualTo("no table");
    assertThat(missing.errorType()).isEqualTo("java.lang.ClassNotFoundException");
    assertThat(missing.errorMessage()).contains("Samples$Missing");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endsACallThatRunsTooLongAndGoesOnWithANewInstance(boolean isolated) {
    Lambda lambda = lambda(isolated, sample("Sleeping", 1, Map.of()));
    lambda.invoke("Sleeping", bytes("0"));

    var failure = failure(lambda.invoke("Sleeping", bytes("60000")));
    InvocationResult next = lambda.invoke("Sleeping", bytes("0"));

    assertThat(failure.timedOut()).isTrue();
    assertThat(failure.errorMessage())
        .matches("RequestId: \\S+ Error: Task timed out after 1.00 seconds");
    assertThat(next.payload()).asString(UTF_8).isEqualTo("1");
  }

  @Test
  void saysWhenTheProcessOfAnIsolatedFunctionEnded() {
    Lambda lambda = lambda(true, sample("Failing", 10, Map.of()));

    var failure = failure(lambda.invoke("Failing", bytes("\"exit\"")));

    assertThat(failure.errorType()).isEqualTo("Runtime.ExitError");
    assertThat(failure.errorMessage()).endsWith("exit status 3");
  }

  @Test
  void reusesAnIdleInstanceAndMakesNoMoreThanAllowed() {
    Lambda lambda = lambda(false, sample("Sleeping", 10, Map.of()));

    List<CompletableFuture<String>> calls =
        IntStream.range(0, 6)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> new String(lambda.invoke("Sleeping", bytes("50")).payload(), UTF_8)))
            .toList();

    List<Integer> counts =
        calls.stream().map(CompletableFuture::join).map(Integer::valueOf).toList();
    assertThat(counts.stream().filter(count -> count == 1).count()).isBetween(1L, 2L);
    assertThat(counts).hasSize(6);
  }

  @Test
  void loadsWhatIsNotNeededSoonWhenNothingIsAskedOfIt() throws Exception {
    Lambda lambda =
        lambda(false, sample("Sleeping", 10, Map.of()), sample("Unmakeable", 10, Map.of()));
    var call = CompletableFuture.supplyAsync(() -> lambda.invoke("Sleeping", bytes("800")));
    while (!log("Sleeping").contains("sleeping")) Thread.sleep(10);

    var warming = Thread.ofVirtual().start(() -> warm(lambda, List.of("Unmakeable")));
    call.join();
    String meanwhile = log("Unmakeable");
    warming.join();

    assertThat(meanwhile).doesNotContain("no table");
    assertThat(log("Unmakeable")).contains("no table");
  }

  @Test
  void letsFunctionsDoBeforeTheirFirstCallWhatTheyDoBeforeASnapshot() throws Exception {
    Function called = sample("Snapshots", 10, Map.of());
    Function uncalled =
        new Function(
            "Uncalled",
            "uncalled",
            called.arn(),
            Optional.empty(),
            zip,
            called.handler(),
            Map.of(),
            called.timeout(),
            256,
            512,
            List.of(),
            false);
    Lambda lambda = lambda(false, called, uncalled);
    lambda.invoke("Snapshots", bytes("{}"));

    lambda.warm(List.of("Snapshots", "Uncalled"), List.of());

    assertThat(json(lambda.invoke("Snapshots", bytes("{}"))).asInt()).isZero();
    assertThat(json(lambda.invoke("Uncalled", bytes("{}"))).asInt()).isEqualTo(1);
    assertThat(log("Uncalled")).doesNotContain("failed");
  }

  @Test
  void writesWhatAFunctionPrintsToItsLog() throws IOException {
    Lambda lambda = lambda(false, sample("Sleeping", 10, Map.of()));

    lambda.invoke("Sleeping", bytes("7"));

    assertThat(log("Sleeping"))
        .containsSubsequence("START RequestId: ", "sleeping 7", "REPORT RequestId: ");
  }

  @Test
  void givesAPlaceForTemporaryFiles() {
    Lambda lambda = lambda(false, sample("Temporary", 10, Map.of()));

    assertThat(lambda.invoke("Temporary", bytes("\"x\"")).payload())
        .asString(UTF_8)
        .isEqualTo("true");
  }

  @Test
  void triesAnEventThreeTimes() throws IOException {
    Lambda lambda = lambda(false, sample("Failing", 10, Map.of()));

    InvocationResult result = lambda.invokeEvent("Failing", bytes("\"throw\"")).join();

    assertThat(failure(result).errorMessage()).isEqualTo("not audio");
    assertThat(log("Failing").split("START RequestId", -1)).hasSize(4);
  }

  @Test
  void refusesAFunctionThatIsNotBuilt() {
    Function unbuilt =
        SampleZip.function(data.resolve("absent.zip"), "Sleeping", Duration.ofSeconds(1), Map.of());

    assertThatThrownBy(() -> lambda(false, unbuilt))
        .hasMessageContaining("Sleeping.CodeUri")
        .hasMessageContaining("absent.zip");
  }

  private static void warm(Lambda lambda, List<String> later) {
    try {
      lambda.warm(List.of(), later);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String log(String function) throws IOException {
    Path log = data.resolve("logs/" + function + ".log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private static Manifest sdk() {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", "software.amazon.awssdk.client");
    return manifest;
  }

  /** An unpacked zip with a class of the AWS SDK of this version. */
  private static ClassFiles filesOf(String version, Path folder) throws IOException {
    Path jar = Files.createDirectories(folder.resolve("lib")).resolve("sdk.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), sdk())) {
      out.putNextEntry(new ZipEntry("software/amazon/awssdk/Client.class"));
      out.write(bytes(version));
    }
    return new ClassFiles(folder);
  }

  private Lambda lambda(boolean isolated, Function... functions) {
    var lambda =
        new Lambda(
            List.of(functions),
            List.of(),
            SampleZip.NOWHERE,
            new Lambda.Options(data, isolated, 2, Optional.empty()));
    open.add(lambda);
    return lambda;
  }

  private static Function sample(String name, int timeoutSeconds, Map<String, String> environment) {
    return SampleZip.function(zip, name, Duration.ofSeconds(timeoutSeconds), environment);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }

  private static JsonNode json(InvocationResult result) throws IOException {
    return JSON.readTree(result.payload());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static InvocationResult.Failure failure(InvocationResult result) {
    assertThat(result).isInstanceOf(InvocationResult.Failure.class);
    return (InvocationResult.Failure) result;
  }
}
