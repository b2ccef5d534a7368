package dev.backline.mixmaster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.JsonHandler;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.media.AudioRef;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.UnsupportedRequest;
import dev.backline.core.testing.LambdaContext;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

@ExtendWith(EmbeddedStores.class)
class MixAndMasterTest {
  @TempDir Path folder;
  private final ApplicationContext beans;
  private final ObjectStore objects;
  private final Json json;

  MixAndMasterTest(TestBucket bucket, S3Client s3) {
    beans =
        Container.start(MixHandler.class, new Settings(Map.of("MEDIA_BUCKET", bucket.name())), s3);
    objects = beans.getBean(ObjectStore.class);
    json = beans.getBean(Json.class);
  }

  @Test
  void mixesAndMastersAVocalWithItsBandToTheTarget() throws IOException {
    var vocal = tone("vocal", 1, 0.05);
    var band = tone("band", 2, 0.013);

    var mix =
        run(
            new MixHandler(beans),
            "{\"userId\":\"usr_1\",\"vocal\":%s,\"instrumental\":%s,\"stems\":[],\"tempo\":100,\"genre\":\"lofi\"}"
                .formatted(json.write(vocal), json.write(band)),
            MixOutput.class);
    var master =
        run(new MasterHandler(beans), masterInput(mix.mix(), "streaming"), MasterOutput.class);

    assertThat(mix.decisions())
        .filteredOn(move -> move.move().equals("vocal.echo"))
        .singleElement()
        .satisfies(move -> assertThat(move.value()).isEqualTo(450));
    assertThat(mix.mix().durationMs()).isEqualTo(5_000);
    assertThat(master.target()).isEqualTo(new MasterOutput.Target(-14, -1));
    assertThat(master.loudness().integratedLufs().orElseThrow()).isCloseTo(-14, within(0.05));
    assertThat(master.loudness().truePeakDbtp().orElseThrow()).isLessThanOrEqualTo(-1);
    assertThat(master.master().durationMs()).isEqualTo(5_000);
  }

  @Test
  void refusesATargetThatDoesNotExist() throws IOException {
    var mix = tone("mix", 2, 0.02);

    assertThatThrownBy(
            () -> run(new MasterHandler(beans), masterInput(mix, "loudest"), MasterOutput.class))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessageContaining("loudest");
  }

  @Test
  void namesTheMemberThatAnInputLacks() throws IOException {
    String mix = json.write(tone("mix", 2, 0.02));

    assertThatThrownBy(() -> run(new MasterHandler(beans), "{}", MasterOutput.class))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessage("userId is missing");
    assertThatThrownBy(
            () ->
                run(
                    new MasterHandler(beans),
                    "{\"userId\":\"usr_1\",\"mix\":" + mix + ",\"genre\":\"pop\",\"target\":null}",
                    MasterOutput.class))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessage("target is missing");
    assertThatThrownBy(() -> run(new MixHandler(beans), "{\"userId\":\"usr_1\"}", MixOutput.class))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessage("vocal is missing");
    assertThatThrownBy(
            () ->
                run(
                    new MixHandler(beans),
                    "{\"userId\":\"usr_1\",\"vocal\":%s,\"instrumental\":%s,\"stems\":[],\"genre\":\"pop\"}"
                        .formatted(mix, mix),
                    MixOutput.class))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessage("tempo must be above 0 BPM, was 0.0");
  }

  private String masterInput(AudioRef mix, String target) {
    return "{\"userId\":\"usr_1\",\"mix\":%s,\"genre\":\"lofi\",\"target\":\"%s\"}"
        .formatted(json.write(mix), target);
  }

  private <O> O run(JsonHandler<?, O> handler, String input, Class<O> output) throws IOException {
    var out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        out,
        LambdaContext.of("request"));
    return json.read(out.toString(StandardCharsets.UTF_8), output);
  }

  private AudioRef tone(String name, int channels, double step) throws IOException {
    int frames = 5 * 48_000;
    var block = new float[channels][frames];
    for (var row : block) {
      for (int i = 0; i < frames; i++) {
        row[i] = (float) (0.2 * Math.sin(i * step) * (0.6 + 0.4 * Math.sin(i * 0.0004)));
      }
    }
    var path = folder.resolve(name + ".wav");
    try (var file = WavWriter.create(path, new PcmFormat(48_000, channels), WavEncoding.FLOAT32)) {
      file.write(block, frames);
    }
    return objects.upload("users/usr_1/" + name + ".wav", path).audio(48_000, channels, 5_000);
  }
}
