package dev.backline.audio.clean;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.SungMelody;
import dev.backline.audio.clean.TakeDecoder.Recording;
import dev.backline.audio.clean.bench.Damage;
import dev.backline.audio.clean.bench.SiSdr;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeDecoderTest {
  private static final int SECONDS = 8;

  /** Peaks at a third of full scale. */
  private static final float[] VOICE =
      SungMelody.song(100, 60, SungMelody.MAJOR).sing().samples()[0];

  private static final float LEVEL = 0.24f;

  @TempDir private Path folder;
  private final Decoder decoder = new Decoder(Ffmpeg.in(System.getenv()));
  private final TakeDecoder takes = new TakeDecoder(decoder);

  @ParameterizedTest
  @ValueSource(ints = {44_100, 96_000})
  void putsPeaksBackThatWereClippedAtAnotherRate(int rateHz) throws IOException {
    float[] voice = voice(rateHz);
    float[] meant = samples(decoder.decode(written("meant", rateHz, voice), out("meant")).wav());
    Path take = written("take", rateHz, Damage.clipped(voice, LEVEL));
    float[] clipped = samples(decoder.decode(take, out("clipped")).wav());

    Recording recording = takes.decode(take, out("repaired"));

    float[] repaired = samples(recording.decoded().wav());
    assertThat(recording.decisions()).hasSize(1);
    assertThat(recording.decoded().frames()).isEqualTo(meant.length);
    assertThat(recording.decoded().source().sampleRateHz()).isEqualTo(rateHz);
    assertThat(SiSdr.db(meant, repaired) - SiSdr.db(meant, clipped)).isGreaterThan(15);
  }

  @Test
  void leavesATakeThatWasNotClippedAsItIs() throws IOException {
    Path take = written("take", 44_100, voice(44_100));
    Path plain = decoder.decode(take, out("plain")).wav();

    Recording recording = takes.decode(take, out("heard"));

    assertThat(recording.decisions()).isEmpty();
    assertThat(recording.decoded().wav()).hasSameBinaryContentAs(plain);
  }

  @Test
  void repairsTheBeginningAlone() throws IOException {
    Path take = written("take", 44_100, Damage.clipped(voice(44_100), LEVEL));

    Recording recording = takes.decodeBeginning(take, out("beginning"), Duration.ofSeconds(3));

    assertThat(recording.decisions()).hasSize(1);
    assertThat(recording.decoded().durationMs()).isEqualTo(3000);
  }

  @Test
  void takesTheStepsOfEightBitsForNoClipping() throws IOException {
    Path take = folder.resolve("take.wav");
    float[] voice = voice(44_100);
    for (int i = 0; i < voice.length; i++) voice[i] = Math.round(voice[i] * 127) / 127f;
    eightBits(voice, take);

    assertThat(takes.decode(take, out("heard")).decisions()).isEmpty();
  }

  @Test
  void readsATakeOfAnyRate() throws IOException {
    Path take = written("take", 700_000, voice(44_100));
    Path faster = folder.resolve("faster.wav");
    byte[] bytes = Files.readAllBytes(take);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(60, 1_000_000)
        .putInt(64, 2_000_000);
    Files.write(faster, bytes);

    Recording recording = takes.decode(faster, out("slower"));

    assertThat(recording.decoded().source().sampleRateHz()).isEqualTo(1_000_000);
    assertThat(recording.decisions()).isEmpty();
  }

  @Test
  void leavesNoScratchFileBehind() throws IOException {
    takes.decode(written("take", 44_100, Damage.clipped(voice(44_100), LEVEL)), out("repaired"));

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("take.wav", "repaired-48k.wav");
    }
  }

  private static float[] voice(int rateHz) {
    return Arrays.copyOf(VOICE, SECONDS * rateHz);
  }

  private Path written(String name, int rateHz, float[] samples) throws IOException {
    Path file = folder.resolve(name + ".wav");
    var buffer = new PcmBuffer(new PcmFormat(rateHz, 1), new float[][] {samples});
    WavWriter.write(file, buffer.source(), WavEncoding.INT16);
    return file;
  }

  private static void eightBits(float[] samples, Path file) throws IOException {
    var wav = ByteBuffer.allocate(44 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(US_ASCII)).putInt(36 + samples.length);
    wav.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(44_100).putInt(44_100);
    wav.putShort((short) 1).putShort((short) 8);
    wav.put("data".getBytes(US_ASCII)).putInt(samples.length);
    for (float sample : samples) wav.put((byte) (128 + Math.round(127 * sample)));
    Files.write(file, wav.array());
  }

  private Path out(String name) {
    return folder.resolve(name + "-48k.wav");
  }

  private static float[] samples(Path wav) throws IOException {
    return PcmBuffer.of(WavReader.open(wav)).samples()[0];
  }
}
