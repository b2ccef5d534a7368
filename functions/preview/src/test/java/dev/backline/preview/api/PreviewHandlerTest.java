package dev.backline.preview.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.SilentTake;
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
class PreviewHandlerTest {
  private static final PcmFormat MONO = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 1);

  @TempDir private Path folder;
  private final ApplicationContext beans;
  private final ObjectStore objects;
  private final Json json;

  PreviewHandlerTest(TestBucket bucket, S3Client s3) {
    beans =
        Container.start(
            PreviewHandler.class, new Settings(Map.of("MEDIA_BUCKET", bucket.name())), s3);
    objects = beans.getBean(ObjectStore.class);
    json = beans.getBean(Json.class);
  }

  @Test
  void givesSomethingToListenToOfATake() throws IOException {
    FileRef take = take(hum(6));

    PreviewOutput preview = run(input(take, "streaming"));

    assertThat(preview.audio().durationMs()).isEqualTo(6_000);
    assertThat(preview.key()).isEqualTo("A Minor");
    assertThat(preview.tempo()).isEqualTo(90);
    Path mp3 = folder.resolve("heard.mp3");
    objects.download(preview.audio().file(), mp3);
    var decoded = new Decoder(Ffmpeg.in(System.getenv())).decode(mp3, folder.resolve("heard.wav"));
    assertThat(LoudnessMeter.measure(decoded.open()).integratedLufs().orElseThrow())
        .isBetween(-15.0, -13.0);
  }

  @Test
  void hasNothingToGiveOfSilence() throws IOException {
    FileRef take = take(new float[6 * 48_000]);

    assertThatThrownBy(() -> run(input(take, "streaming"))).isInstanceOf(SilentTake.class);
  }

  @Test
  void namesATargetThatItDoesNotKnow() throws IOException {
    FileRef take = take(hum(2));

    assertThatThrownBy(() -> run(input(take, "loudest")))
        .isInstanceOf(UnsupportedRequest.class)
        .hasMessageContaining("target");
  }

  private String input(FileRef take, String target) {
    return """
    {"userId":"usr_1","take":%s,"genre":"lofi","mood":"warm","key":"A minor","tempo":90,
     "seed":7,"target":"%s","strength":0.5}
    """
        .formatted(json.write(take), target);
  }

  private FileRef take(float[] samples) throws IOException {
    Path file = folder.resolve("take.wav");
    try (var writer = WavWriter.create(file, MONO, WavEncoding.INT24)) {
      writer.write(new float[][] {samples}, samples.length);
    }
    return objects.upload("users/usr_1/take.wav", file);
  }

  private static float[] hum(int seconds) {
    var samples = new float[seconds * 48_000];
    for (int i = 0; i < samples.length; i++) {
      double second = i / 48_000.0;
      double swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * second * 1.5);
      samples[i] = (float) (0.2 * swell * Math.sin(2 * Math.PI * 220 * second));
    }
    return samples;
  }

  private PreviewOutput run(String input) throws IOException {
    var output = new ByteArrayOutputStream();
    new PreviewHandler(beans)
        .handleRequest(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            output,
            LambdaContext.of("request"));
    return json.read(output.toString(StandardCharsets.UTF_8), PreviewOutput.class);
  }
}
