package dev.backline.audio.clean.tone;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmSource;
import java.util.List;

/** Raises and lowers bands, as many as wanted, without delay. */
public final class Equaliser {

  private Equaliser() {}

  /** One band. */
  public sealed interface Band {

    /** The filter of this band with a share of its gain. */
    Biquad filter(int rateHz, double strength);
  }

  /**
   * What lies below a frequency.
   *
   * @param hz middle of the slope
   * @param gainDb positive to raise
   */
  public record LowShelf(double hz, double gainDb) implements Band {
    @Override
    public Biquad filter(int rateHz, double strength) {
      return Biquad.lowShelf(rateHz, hz, strength * gainDb);
    }
  }

  /**
   * What lies around a frequency.
   *
   * @param hz its middle
   * @param q frequency over width
   * @param gainDb positive to raise
   */
  public record Bell(double hz, double q, double gainDb) implements Band {
    @Override
    public Biquad filter(int rateHz, double strength) {
      return Biquad.peak(rateHz, hz, q, strength * gainDb);
    }
  }

  /**
   * What lies above a frequency.
   *
   * @param hz middle of the slope
   * @param gainDb positive to raise
   */
  public record HighShelf(double hz, double gainDb) implements Band {
    @Override
    public Biquad filter(int rateHz, double strength) {
      return Biquad.highShelf(rateHz, hz, strength * gainDb);
    }
  }

  /**
   * A source with these bands raised or lowered; closing it closes the source.
   *
   * @param strength 0 changes nothing, 1 gives the bands their whole gains
   */
  public static PcmSource of(PcmSource source, List<Band> bands, double strength) {
    if (strength == 0 || bands.isEmpty()) {
      return source;
    }
    Biquad[][] filters = new Biquad[source.format().channels()][bands.size()];
    for (Biquad[] ofChannel : filters) {
      for (int i = 0; i < ofChannel.length; i++) {
        ofChannel[i] = bands.get(i).filter(source.format().sampleRateHz(), strength);
      }
    }
    return source.through(
        (block, count) -> {
          for (int channel = 0; channel < filters.length; channel++) {
            for (Biquad filter : filters[channel]) {
              filter.process(block[channel], count);
            }
          }
        });
  }
}
