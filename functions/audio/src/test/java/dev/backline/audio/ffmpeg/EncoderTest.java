package dev.backline.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTest {

  @TempDir Path folder;

  private final Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());
  private final Encoder encoder = new Encoder(ffmpeg);

  @ParameterizedTest
  @CsvSource({
    "WAV, wav, pcm_s16le",
    "MP3, mp3, mp3",
    "FLAC, flac, flac",
    "AAC, aac, aac",
    "M4A, mov, aac",
    "OGG, ogg, vorbis",
    "OPUS, ogg, opus"
  })
  void writesTheAskedFormatAtItsUsualRateInStereo(
      DeliveryFormat format, String container, String codec) throws IOException {
    Path output = folder.resolve("out");

    Encoded encoded = encoder.encode(tone(0.25), output, Delivery.of(format, OptionalInt.empty()));

    SourceInfo info = new Probe(ffmpeg).probe(output);
    assertThat(info.container()).isEqualTo(container);
    assertThat(info.codec()).isEqualTo(codec);
    assertThat(info.sampleRateHz()).isEqualTo(format.usualRateHz());
    assertThat(info.channels()).isEqualTo(2);
    assertThat(encoded.loudness().samplePeakDbfs()).isCloseTo(-12, within(0.7));
    assertThat(encoded.loudness().durationMs()).isCloseTo(2000, within(60L));
    assertThat(encoded.gainDb()).isZero();
  }

  @ParameterizedTest
  @EnumSource(DeliveryFormat.class)
  void writesTheSameBytesAgain(DeliveryFormat format) throws IOException {
    Delivery delivery =
        Delivery.of(format, OptionalInt.empty())
            .withTags(Tags.of(Optional.of("Söng; \"=1"), Optional.of("-i x")));

    encoder.encode(tone(0.25), folder.resolve("a"), delivery);
    encoder.encode(tone(0.25), folder.resolve("b"), delivery);

    assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
  }

  @Test
  void turnsDownALossyFileThatWouldClip() throws IOException {
    float[] harsh = Signals.sine(440, 4, 2);
    for (int i = 0; i < harsh.length; i++) {
      harsh[i] = Math.clamp(harsh[i], -0.999f, 0.999f);
    }

    Encoded encoded =
        encoder.encode(
            wav(harsh),
            folder.resolve("out"),
            Delivery.of(DeliveryFormat.MP3, OptionalInt.of(128)));

    assertThat(encoded.gainDb()).isNegative();
    assertThat(encoded.loudness().truePeakDbtp()).isLessThanOrEqualTo(0.1);
  }

  @Test
  void normalisesToTheLoudnessOfStreamingServices() throws IOException {
    Encoded encoded =
        encoder.encode(
            wav(Signals.sine(1000, 0.05, 8)),
            folder.resolve("out"),
            Delivery.of(DeliveryFormat.FLAC, OptionalInt.empty()).normalisedLoudness());

    assertThat(encoded.loudness().integratedLufs().orElseThrow()).isCloseTo(-14, within(0.5));
    assertThat(encoded.loudness().truePeakDbtp()).isLessThanOrEqualTo(-1.4);
  }

  @Test
  void refusesBitRatesThatTheFormatDoesNotHave() {
    assertThatThrownBy(() -> Delivery.of(DeliveryFormat.MP3, OptionalInt.of(64)))
        .hasMessage("bitrate of mp3 must be 128 to 320 kbit/s, was 64");
  }

  private Path tone(double amplitude) throws IOException {
    return wav(Signals.sine(1000, amplitude, 2));
  }

  private Path wav(float[] signal) throws IOException {
    Path file = folder.resolve("in.wav");
    WavWriter.write(file, PcmBuffer.mono(signal).source(), WavEncoding.FLOAT32);
    return file;
  }
}
