package dev.backline.audio.band.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Note;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedInstrumentsTest {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  @ParameterizedTest
  @CsvSource({
    "PIANO, 40, 88",
    "ELECTRIC_PIANO, 48, 88",
    "NYLON_GUITAR, 40, 84",
    "STEEL_GUITAR, 40, 76",
    "CLEAN_GUITAR, 40, 80",
    "STRINGS, 55, 82",
    "BRASS, 62, 88",
    "FLUTE, 64, 90",
    "VIBRAPHONE, 60, 90",
    "KALIMBA, 60, 90",
    "UPRIGHT_BASS, 28, 47",
    "FINGER_BASS, 28, 47"
  })
  void playsInTuneOverTheRegisterThatTheBandUses(Sound sound, int lowest, int highest) {
    for (int key = lowest; key <= highest; key += 9) {
      assertThat(centsOff(sound, key)).as("%s, key %d", sound, key).isCloseTo(0, within(15.0));
    }
  }

  /** Where the first four harmonics together are strongest, against where they belong. */
  private static double centsOff(Sound sound, int key) {
    var out = new float[2][RATE];
    sound.instrument(0).play(new Note(0, RATE, key, 0, 0.8)).render(out[0], out[1], 0, RATE);
    double best = 0;
    double most = 0;
    for (double cents = -40; cents <= 40; cents += 2) {
      double sum = 0;
      for (int n = 1; n <= 4; n++) {
        sum += amplitude(out[0], n * 440 * Math.pow(2, (key - 69 + cents / 100) / 12));
      }
      if (sum > most) {
        most = sum;
        best = cents;
      }
    }
    return best;
  }

  private static double amplitude(float[] samples, double hz) {
    int from = RATE / 10;
    int frames = RATE * 3 / 5;
    double w = 2 * Math.PI * hz / RATE;
    double twice = 2 * Math.cos(w);
    double before = 0;
    double last = 0;
    for (int i = 0; i < frames; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frames);
      double next = window * samples[from + i] + twice * last - before;
      before = last;
      last = next;
    }
    return Math.sqrt(last * last + before * before - twice * last * before) / frames;
  }
}
