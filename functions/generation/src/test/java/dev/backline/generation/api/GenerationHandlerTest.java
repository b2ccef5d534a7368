package dev.backline.generation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.audio.pcm.WavReader;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.UnsupportedRequest;
import dev.backline.core.testing.LambdaContext;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.annotation.Nullable;
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
class GenerationHandlerTest {
  private static final String ANALYSIS =
      """
      {"version":1,"durationMs":9000,"tempo":{"bpm":100.0,"confidence":0.9,"steady":true},
       "beatsPerBar":4,"beatDivision":2,"beatsMs":[500,1100,1700,2300,2900,3500,4100,4700],
       "firstDownbeatMs":500,"key":{"tonic":"A","mode":"minor","tuningCents":5.0},
       "notes":[{"startMs":500,"endMs":1600,"midi":57,"cents":4.0}],
       "phrases":[{"startMs":500,"endMs":1600,"energy":0.8}],
       "sections":[{"startMs":0,"endMs":9000,"label":"A","energy":0.7}]}
      """;

  @TempDir Path folder;
  private final ApplicationContext beans;
  private final ObjectStore objects;
  private final Json json;

  GenerationHandlerTest(TestBucket bucket, S3Client s3) {
    beans =
        Container.start(
            GenerationHandler.class, new Settings(Map.of("MEDIA_BUCKET", bucket.name())), s3);
    objects = beans.getBean(ObjectStore.class);
    json = beans.getBean(Json.class);
  }

  @Test
  void givesAnInstrumentalAsLongAsTheTakeWithItsStems() throws IOException {
    var output = run("lofi", "warm");

    assertThat(output.instrumental().durationMs()).isEqualTo(9_000);
    assertThat(output.stems())
        .extracting(stem -> stem.name())
        .containsExactly("drums", "bass", "keys", "pads", "lead");
    assertThat(output.key()).isEqualTo("A Minor");
    assertThat(output.tempo()).isEqualTo(100);
    assertThat(output.provider()).isEqualTo("backline-band");
    assertThat(output.prompt()).startsWith("warm lofi instrumental track, 100 bpm");
    var file = folder.resolve("instrumental.wav");
    objects.download(output.instrumental().file(), file);
    try (var reader = WavReader.open(file)) {
      assertThat(reader.frames()).isEqualTo(9L * 48_000);
      assertThat(reader.bits()).isEqualTo(24);
    }
  }

  @Test
  void refusesAGenreThatNobodyPlaysForGood() {
    assertThatThrownBy(() -> run("polka", "warm"))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessageContaining("genre");
  }

  @Test
  void namesTheMemberThatAnInputLacks() {
    assertThatThrownBy(() -> run(null, "warm"))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessage("genre is missing");
    assertThatThrownBy(() -> run("pop", null))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessage("mood is missing");
  }

  private GenerationOutput run(@Nullable String genre, @Nullable String mood) throws IOException {
    var document = folder.resolve("analysis.json");
    Files.writeString(document, ANALYSIS);
    var analysis = objects.upload("users/usr_1/analysis.json", document);
    String input =
        """
        {"userId":"usr_1","analysis":%s,"genre":%s,"mood":%s,"key":null,"tempo":null,
         "durationMs":9000,"seed":7}
        """
            .formatted(json.write(analysis), quoted(genre), quoted(mood));
    var out = new ByteArrayOutputStream();
    new GenerationHandler(beans)
        .handleRequest(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            LambdaContext.of("request"));
    return json.read(out.toString(StandardCharsets.UTF_8), GenerationOutput.class);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }
}
