package dev.backline.analysis.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.media.AudioRef;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.SilentTake;
import dev.backline.core.step.UnsupportedRequest;
import dev.backline.core.testing.LambdaContext;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

@ExtendWith(EmbeddedStores.class)
class AnalysisHandlerTest {
  /** 92 beats a minute, D major. */
  private static final Path TAKE =
      Path.of(System.getProperty("backline.root"), "events", "audio", "morning-light.wav");

  @TempDir Path folder;
  private final ApplicationContext beans;
  private final ObjectStore objects;
  private final Json json;

  AnalysisHandlerTest(TestBucket bucket, S3Client s3) {
    beans =
        Container.start(
            AnalysisHandler.class, new Settings(Map.of("MEDIA_BUCKET", bucket.name())), s3);
    objects = beans.getBean(ObjectStore.class);
    json = beans.getBean(Json.class);
  }

  @Test
  @Proves("ANA-01")
  void summarisesKeyTempoDurationAndPitchConfidence() throws IOException {
    Summary summary = run(TAKE, "{}").summary();

    assertThat(summary.key()).isEqualTo("D Major");
    assertThat(summary.camelot()).isEqualTo("10B");
    assertThat(summary.tempo()).isCloseTo(92, within(1.0));
    assertThat(summary.tempoCandidates().getFirst().bpm()).isCloseTo(92, within(1.0));
    assertThat(summary.durationMs()).isEqualTo(WavReader.open(TAKE).durationMs());
    assertThat(summary.pitchConfidence()).isBetween(0.7, 1.0);
    assertThat(summary.beatsPerBar()).isEqualTo(4);
  }

  @Test
  void writesTheWholeAnalysisAsADocument() throws IOException {
    AnalysisOutput output = run(TAKE, "{}");

    Path file = folder.resolve("analysis.json");
    objects.download(output.document(), file);
    JsonNode document = json.read(Files.readString(file), JsonNode.class);
    assertThat(document.get("version").getIntValue()).isEqualTo(1);
    assertThat(document.get("beatsMs").size()).isGreaterThan(20);
    assertThat(document.get("tempo").get("bpm").getDoubleValue())
        .isEqualTo(output.summary().tempo());
    assertThat(document.get("notes").get(0).get("midi").getIntValue()).isBetween(50, 80);
    assertThat(document.get("pitch").get("stepMs").getIntValue()).isEqualTo(20);
    assertThat(document.get("loudness").get("integratedLufs").getDoubleValue()).isNegative();
  }

  @Test
  void believesTheUsersTempoAndKey() throws IOException {
    Summary summary = run(TAKE, "{\"tempoHint\":184,\"keyHint\":\"B minor\"}").summary();

    assertThat(summary.tempo()).isCloseTo(184, within(2.0));
    assertThat(summary.key()).isEqualTo("B Minor");
  }

  @Test
  void refusesHintsThatMeanNothingForGood() {
    assertThatThrownBy(() -> run(TAKE, "{\"keyHint\":\"H moll\"}"))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessageContaining("keyHint");
    assertThatThrownBy(() -> run(TAKE, "{\"tempoHint\":1000}"))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessageContaining("tempoHint");
  }

  @Test
  void refusesSilenceForGood() throws IOException {
    Path silence = folder.resolve("silence.wav");
    try (var writer = WavWriter.create(silence, new PcmFormat(48_000, 1), WavEncoding.FLOAT32)) {
      writer.write(new float[1][48_000], 48_000);
    }

    assertThatThrownBy(() -> run(silence, "{}")).isInstanceOf(SilentTake.class);
  }

  private AnalysisOutput run(Path take, String hints) throws IOException {
    AudioRef vocal;
    try (var reader = WavReader.open(take)) {
      vocal =
          objects
              .upload("users/usr_1/" + take.getFileName(), take)
              .audio(
                  reader.format().sampleRateHz(), reader.format().channels(), reader.durationMs());
    }
    String input =
        "{\"userId\":\"usr_1\",\"vocal\":"
            + json.write(vocal)
            + ("," + hints.substring(1)).replace(",}", "}");
    var out = new ByteArrayOutputStream();
    new AnalysisHandler(beans)
        .handleRequest(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            LambdaContext.of("request"));
    return json.read(out.toString(StandardCharsets.UTF_8), AnalysisOutput.class);
  }
}
