package dev.backline.enhancement.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.amazonaws.services.lambda.runtime.Context;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.SilentTake;
import dev.backline.core.step.TakeTooShort;
import dev.backline.core.step.UnreadableAudio;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

@ExtendWith(EmbeddedStores.class)
class EnhancementHandlerTest {

  @TempDir Path folder;
  private ApplicationContext beans;
  private EnhancementHandler handler;
  private ObjectStore objects;

  @BeforeEach
  void start(S3Client s3, TestBucket bucket) {
    beans =
        Container.start(
            EnhancementHandler.class, new Settings(Map.of("MEDIA_BUCKET", bucket.name())), s3);
    handler = new EnhancementHandler(beans);
    objects = beans.getBean(ObjectStore.class);
  }

  @AfterEach
  void stop() {
    beans.close();
  }

  @Test
  void cleansASungTakeAndKeepsItsLength() throws IOException {
    Path sung = Path.of(System.getProperty("backline.root"), "events", "audio", "harbour.wav");
    FileRef take = objects.upload("users/usr_1/uploads/rec_1/original", sung);

    EnhancementOutput output = enhance(take, 0.7);

    assertThat(output.vocal().sampleRateHz()).isEqualTo(PcmFormat.WORKING_RATE_HZ);
    assertThat(output.vocal().channels()).isEqualTo(1);
    assertThat(output.vocal().durationMs()).isEqualTo(output.before().durationMs());
    assertThat(output.vocal().key()).startsWith("users/usr_1/steps/Enhancement/");
    assertThat(output.after().integratedLufs().orElseThrow()).isBetween(-26.0, -19.5);
    assertThat(output.after().truePeakDbtp().orElseThrow()).isLessThanOrEqualTo(-0.9);
    assertThat(output.decisions()).hasSizeGreaterThan(3);
  }

  @Test
  void givesTheSameBytesForTheSameTake() throws IOException {
    FileRef take = upload(noise(2, 0.1));

    EnhancementOutput first = enhance(take, 1);
    objects.keys("users/").filter(key -> key.endsWith("result.json")).forEach(objects::delete);
    EnhancementOutput second = enhance(take, 1);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void foldsAStereoTakeOfOneVoiceToMono() throws IOException {
    float[] voice = noise(2, 0.1).samples()[0];
    FileRef take =
        upload(new PcmBuffer(new PcmFormat(48_000, 2), new float[][] {voice, voice.clone()}));

    EnhancementOutput output = enhance(take, 0);

    assertThat(output.vocal().channels()).isEqualTo(1);
    assertThat(output.before().samplePeakDbfs().orElseThrow())
        .isCloseTo(20 * Math.log10(peak(voice)), within(0.1));
  }

  @Test
  void namesWhatIsWrongWithATakeThatHoldsNoVocal() throws IOException {
    FileRef text = upload("Not a sound.".getBytes(UTF_8));
    FileRef silent = upload(PcmBuffer.mono(new float[96_000]));
    FileRef click = upload(PcmBuffer.mono(0.5f));

    assertThatThrownBy(() -> enhance(text, 1)).isInstanceOf(UnreadableAudio.class);
    assertThatThrownBy(() -> enhance(silent, 1)).isInstanceOf(SilentTake.class);
    assertThatThrownBy(() -> enhance(click, 1)).isInstanceOf(TakeTooShort.class);
  }

  private EnhancementOutput enhance(FileRef take, double strength) throws IOException {
    Json json = beans.getBean(Json.class);
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(json.bytes(new EnhancementInput("usr_1", take, strength))),
        answer,
        context());
    return json.read(answer.toString(UTF_8), EnhancementOutput.class);
  }

  private FileRef upload(PcmBuffer pcm) throws IOException {
    Path file = folder.resolve("take.wav");
    WavWriter.write(file, pcm.source(), WavEncoding.INT16);
    return objects.upload("users/usr_1/uploads/rec_" + pcm.frames() + "/original", file);
  }

  private FileRef upload(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("take.txt"), content);
    return objects.upload("users/usr_1/uploads/rec_text/original", file);
  }

  private static PcmBuffer noise(int seconds, double rms) {
    var random = new Random(3);
    float[] noise = new float[seconds * 48_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (rms * random.nextGaussian());
    }
    return PcmBuffer.mono(noise);
  }

  private static double peak(float[] signal) {
    double peak = 0;
    for (float sample : signal) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> method.getReturnType() == String.class ? "request" : null);
  }
}
