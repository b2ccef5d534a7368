package dev.backline.audio.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.TruthSet;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PitchTrackerTest {

  @ParameterizedTest
  @CsvSource({
    "48000, 82.41",
    "48000, 220",
    "48000, 1046.5",
    "44100, 440",
    "8000, 330",
    "96000, 110",
    "192000, 660"
  })
  void readsATone(int rateHz, double hz) {
    PitchTrack track = track(rateHz, Signals.sine(rateHz, hz, 0.3, 1));

    double expected = 69 + 12 * Math.log(hz / 440) / Math.log(2);
    for (int i = 10; i < 90; i++) {
      assertThat((double) track.midi()[i]).isCloseTo(expected, within(0.05));
    }
  }

  @Test
  void findsNoPitchInNoise() {
    PitchTrack track = track(48_000, Signals.whiteNoise(0.1, 96_000, 1));

    int voiced = 0;
    for (int i = 0; i < track.frames(); i++) {
      voiced += track.voiced(i) ? 1 : 0;
    }
    assertThat(voiced).isLessThan(track.frames() / 50);
  }

  @Test
  void placesAToneInTime() {
    float[] signal = new float[96_000];
    System.arraycopy(Signals.sine(300, 0.3, 1), 0, signal, 24_000, 48_000);

    PitchTrack track = track(48_000, signal);

    int first = 0;
    while (!track.voiced(first)) {
      first++;
    }
    int last = track.frames() - 1;
    while (!track.voiced(last)) {
      last--;
    }
    assertThat(first * track.stepSeconds()).isCloseTo(0.5, within(0.025));
    assertThat(last * track.stepSeconds()).isCloseTo(1.5, within(0.025));
  }

  @Test
  void agreesWithTheAnnotatedSinger(@TempDir Path folder) throws IOException {
    Path file = TruthSet.file("pitch/vocadito_1.flac");
    List<String> truth = Files.readAllLines(TruthSet.file("pitch/vocadito_1_f0.csv"));
    Path wav = folder.resolve("take.wav");
    new Decoder(Ffmpeg.in(System.getenv())).decode(file, wav);

    PcmBuffer take = PcmBuffer.of(MonoSource.of(WavReader.open(wav)));
    PitchTrack track = track(take.format().sampleRateHz(), take.samples()[0]);

    int right = 0;
    for (String line : truth) {
      double seconds = Double.parseDouble(line.substring(0, line.indexOf(',')));
      double hz = Double.parseDouble(line.substring(line.indexOf(',') + 1));
      double midi = track.midi()[track.frameAt(seconds)];
      boolean agrees =
          hz > 0 ? Math.abs(midi - 69 - 12 * Math.log(hz / 440) / Math.log(2)) < 0.5 : midi == 0;
      right += agrees ? 1 : 0;
    }
    double overall = right / (double) truth.size();
    System.out.printf("vocadito_1: overall accuracy %.4f%n", overall);
    assertThat(overall).isGreaterThan(0.97);
  }

  private static PitchTrack track(int rateHz, float[] signal) {
    var tracker = new PitchTracker(rateHz);
    tracker.accept(signal, signal.length);
    return tracker.finish();
  }
}
