package dev.backline.audio.studio;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Filters;
import java.util.List;

/**
 * Three BiquadFilterNodes in a row: a low shelf at 320 Hz, a peak at 1 kHz with Q 1, a high shelf
 * at 3.2 kHz. The Web Audio API takes its formulas from the Audio EQ Cookbook with shelves of slope
 * 1, which are those of {@link Biquad}.
 *
 * @param lowDb gain below the low shelf, −12 to 12
 * @param midDb gain at the peak, −12 to 12
 * @param highDb gain above the high shelf, −12 to 12
 */
public record StudioEqualiser(double lowDb, double midDb, double highDb) implements StudioEffect {
  private static final double MOST_DB = 12;
  private static final double LOW_HZ = 320;
  private static final double MID_HZ = 1000;
  private static final double MID_Q = 1;
  private static final double HIGH_HZ = 3200;

  public StudioEqualiser {
    Setting.check("lowDb", lowDb, -MOST_DB, MOST_DB);
    Setting.check("midDb", midDb, -MOST_DB, MOST_DB);
    Setting.check("highDb", highDb, -MOST_DB, MOST_DB);
  }

  @Override
  public Effect at(int sampleRateHz) {
    return new Filters(
        List.of(
            () -> Biquad.lowShelf(sampleRateHz, LOW_HZ, lowDb),
            () -> Biquad.peak(sampleRateHz, MID_HZ, MID_Q, midDb),
            () -> Biquad.highShelf(sampleRateHz, HIGH_HZ, highDb)));
  }
}
