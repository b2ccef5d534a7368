package dev.backline.audio.fingerprint.chroma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.fingerprint.Recordings;
import dev.backline.audio.pcm.PcmBuffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChromaMatcherTest {

  @Test
  void findsAnExcerptWhereItWasTaken() throws IOException {
    float[] song = Recordings.song(1);
    float[] excerpt = Recordings.cut(song, 11.3, 8);

    List<ChromaMatch> matches = ChromaMatcher.matches(of(excerpt), of(song));

    ChromaMatch match = matches.getFirst();
    assertThat(match.firstStartMs()).isLessThan(200);
    assertThat(match.secondStartMs() - match.firstStartMs()).isCloseTo(11_300, within(130L));
    assertThat(match.durationMs()).isCloseTo(8_000, within(300L));
    assertThat(match.confidence()).isGreaterThan(0.9);
  }

  @Test
  void findsItUnderNoiseOfFiveDecibelsBelow() throws IOException {
    float[] song = Recordings.song(2);
    float[] noise = Signals.whiteNoise(1, song.length, 3);

    ChromaFingerprint noisy = of(Recordings.mixed(song, noise, -5));

    ChromaMatch match = ChromaMatcher.matches(noisy, of(song)).getFirst();
    assertThat(match.secondStartMs()).isEqualTo(match.firstStartMs());
    assertThat(match.durationMs()).isGreaterThan(19_000);
    assertThat(match.confidence()).isGreaterThan(0.8);
  }

  @Test
  void findsTheSharedPartOfTwoRecordings() throws IOException {
    float[] shared = Recordings.song(1);
    float[] first = Recordings.joined(Recordings.song(3), shared);
    float[] second = Recordings.joined(shared, Recordings.song(4));

    ChromaMatch match = ChromaMatcher.matches(of(first), of(second)).getFirst();

    assertThat(match.firstStartMs() - match.secondStartMs()).isCloseTo(20_000, within(130L));
    assertThat(match.durationMs()).isCloseTo(20_000, within(3_000L));
  }

  @Test
  void findsNothingInCommonWhereThereIsNothing() throws IOException {
    ChromaFingerprint song = of(Recordings.song(1));

    assertThat(ChromaMatcher.matches(song, of(Recordings.song(3)))).isEmpty();
    assertThat(ChromaMatcher.matches(song, of(Signals.whiteNoise(0.1, 960_000, 5)))).isEmpty();
    assertThat(ChromaMatcher.matches(song, of(new float[0]))).isEmpty();
  }

  @Test
  void sharedSilenceIsNothingInCommon() throws IOException {
    float[] silence = new float[480_000];

    ChromaFingerprint first = of(Recordings.joined(silence, Recordings.song(1)));
    ChromaFingerprint second = of(Recordings.joined(silence, Recordings.song(3)));

    assertThat(ChromaMatcher.matches(first, second)).isEmpty();
    assertThat(ChromaMatcher.matches(of(silence), of(silence))).isEmpty();
  }

  private static ChromaFingerprint of(float[] samples) throws IOException {
    return ChromaFingerprintMeter.of(PcmBuffer.mono(samples).source());
  }
}
