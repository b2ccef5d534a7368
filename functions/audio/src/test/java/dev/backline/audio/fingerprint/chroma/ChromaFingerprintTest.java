package dev.backline.audio.fingerprint.chroma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backline.audio.Signals;
import dev.backline.audio.TruthSet;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.fingerprint.Chords;
import dev.backline.audio.pcm.PcmBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromaFingerprintTest {

  /** What fpcalc 1.5.1 of Debian 12 prints for {@code Chords.over(11_025, 12)} as 16-bit WAV. */
  private static final String OF_FPCALC =
      """
      AQAAS0kyJ5ElYcV9HNcmBvlRcYGfoz7OHN_R5_hxr4cf5Du0i0Z-vEf_FKcIiyKPCtdx5AmhLxFCc_jxo4_wHDkxvfjh40\
      Mf7A9-XCyRK3VQHe6Emj3e48aXHO2Pe_BzfEh2sUGOa0f_4KENn0R1_LiOS1GQH8k8HZeOoyeO_NiVHfVxn7CcoQ_2A4IM\
      QYhAwhBBwhiGgIDAEEiIMMAgYQVghjrJgBJAU4iUIVIIgRiixDCChJGGECSMEmQQoIwQgDmrvBICAGCQMgA\
      """;

  private static final String OF_FPCALC_WITH_LENGTH_5 =
      "AQAAE0kyJ5ElYcV9HNcmBvlRcYGfoz7OHN_R5_hxr4cf5Du0i0Z-vAeCDEGIQMIQQcIYhoCAwBBICA";

  @Test
  void equalsWhatFpcalcPrintsForTheSameSamples() throws IOException {
    float[] samples = Chords.over(11_025, 12);

    ChromaFingerprint fingerprint = of(11_025, 1, samples);

    assertThat(fingerprint.size()).isEqualTo(75);
    assertThat(fingerprint.compressed()).isEqualTo(OF_FPCALC);
    assertThat(fingerprint.within(5000).compressed()).isEqualTo(OF_FPCALC_WITH_LENGTH_5);
  }

  @Test
  void differsInFewBitsWhenTheRecordingHasAnotherRate() throws IOException {
    ChromaFingerprint fpcalc = ChromaFingerprint.parse(OF_FPCALC);

    for (int rate : new int[] {8000, 22_050, 44_100, 48_000, 44_101}) {
      ChromaFingerprint fingerprint = of(rate, 2, Chords.over(rate, 12));

      assertThat(fingerprint.size()).isBetween(fpcalc.size() - 1, fpcalc.size());
      assertThat(share(fingerprint, fpcalc)).isLessThan(0.01);
    }
  }

  @Test
  void hearsInAnMp3WhatChromaprintItselfHears(@TempDir Path folder) throws IOException {
    Path mp3 = TruthSet.file("fp/chromaprint_test.mp3");
    String printed = Files.readString(TruthSet.file("fp/chromaprint_test.mp3.fpcalc.out"));
    var expected =
        ChromaFingerprint.of(
            Arrays.stream(printed.strip().replaceFirst("(?s).*=", "").split(","))
                .mapToInt(Integer::parseUnsignedInt)
                .toArray());

    var decoded =
        new Decoder(Ffmpeg.in(System.getenv())).decode(mp3, folder.resolve("decoded.wav"));
    ChromaFingerprint fingerprint = ChromaFingerprintMeter.of(decoded.open());

    assertThat(fingerprint.size()).isEqualTo(expected.size());
    assertThat(share(fingerprint, expected)).isLessThan(0.005);
  }

  @Test
  void isTheSameHoweverTheSignalIsCutIntoBlocks() {
    PcmBuffer signal = Signals.onChannels(48_000, 2, Chords.over(48_000, 5));
    var whole = new ChromaFingerprintMeter(signal.format());
    var inPieces = new ChromaFingerprintMeter(signal.format());
    var random = new Random(4);

    whole.write(signal.samples(), signal.frames());
    for (int from = 0, count; from < signal.frames(); from += count) {
      count = Math.min(1 + random.nextInt(random.nextBoolean() ? 9 : 9000), signal.frames() - from);
      int end = from + count;
      int start = from;
      float[][] piece =
          Arrays.stream(signal.samples())
              .map(row -> Arrays.copyOfRange(row, start, end))
              .toArray(float[][]::new);
      inPieces.write(piece, count);
    }

    assertThat(inPieces.fingerprint()).isEqualTo(whole.fingerprint());
  }

  @Test
  void readsBackWhatItWrites() {
    var random = new Random(7);
    for (int size : new int[] {0, 1, 2, 3, 100}) {
      int[] items = random.ints(size).map(item -> item & random.nextInt()).toArray();

      var fingerprint = ChromaFingerprint.of(items);

      assertThat(ChromaFingerprint.parse(fingerprint.compressed())).isEqualTo(fingerprint);
    }
  }

  @Test
  void refusesWhatIsNoFingerprint() {
    for (String text :
        new String[] {
          "", "AQ", "§", "AAAAAUkC", "AQ____8A", OF_FPCALC.substring(0, 200), "AQAAAf___x8A"
        }) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> ChromaFingerprint.parse(text));
    }
  }

  @Test
  void hearsNothingInLessThanThreeSeconds() throws IOException {
    assertThat(of(11_025, 1, Chords.over(11_025, 2)).size()).isZero();
    assertThat(of(48_000, 2, new float[0]).compressed()).isEqualTo("AQAAAA");
  }

  private static ChromaFingerprint of(int rateHz, int channels, float[] samples)
      throws IOException {
    return ChromaFingerprintMeter.of(Signals.onChannels(rateHz, channels, samples).source());
  }

  private static double share(ChromaFingerprint a, ChromaFingerprint b) {
    int size = Math.min(a.size(), b.size());
    int differing = 0;
    for (int i = 0; i < size; i++) {
      differing += Integer.bitCount(a.item(i) ^ b.item(i));
    }
    return differing / (32.0 * size);
  }
}
