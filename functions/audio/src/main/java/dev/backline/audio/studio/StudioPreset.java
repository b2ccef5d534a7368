package dev.backline.audio.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Effects that go well together; where to begin. */
public enum StudioPreset {
  /** The studio's own chain with its own settings: equaliser flat, compressor, hall. */
  STUDIO("studio") {
    @Override
    public List<StudioEffect> effects(int sampleRateHz) {
      return List.of(
          new StudioEqualiser(0, 0, 0), StudioCompressor.USUAL, hall(sampleRateHz, 0.8, 0.3));
    }
  },
  /** A voice in front: less mud, more words, held, a little hall. */
  VOCAL("vocal") {
    @Override
    public List<StudioEffect> effects(int sampleRateHz) {
      return List.of(
          new StudioEqualiser(-3, 1.5, 3),
          new StudioCompressor(-24, 12, 4, 0.003, 0.25),
          hall(sampleRateHz, 1, 0.2));
    }
  },
  /** Softer above, fuller below. */
  WARM("warm") {
    @Override
    public List<StudioEffect> effects(int sampleRateHz) {
      return List.of(new StudioEqualiser(3, 0, -3), new StudioCompressor(-24, 30, 3, 0.01, 0.25));
    }
  },
  /** More air. */
  BRIGHT("bright") {
    @Override
    public List<StudioEffect> effects(int sampleRateHz) {
      return List.of(new StudioEqualiser(-2, 0, 5));
    }
  },
  /** Strokes with weight and snap; the attack lets their beginnings through. */
  DRUMS("drums") {
    @Override
    public List<StudioEffect> effects(int sampleRateHz) {
      return List.of(new StudioEqualiser(4, -3, 3), new StudioCompressor(-20, 6, 6, 0.01, 0.12));
    }
  },
  /** The hall alone, far away. */
  HALL("hall") {
    @Override
    public List<StudioEffect> effects(int sampleRateHz) {
      return List.of(hall(sampleRateHz, 0.5, 0.8));
    }
  },
  /** For the master: holds the tracks together. */
  GLUE("glue") {
    @Override
    public List<StudioEffect> effects(int sampleRateHz) {
      return List.of(new StudioCompressor(-18, 12, 2, 0.03, 0.25));
    }
  };

  private final String title;

  StudioPreset(String title) {
    this.title = title;
  }

  /** The effects in their order, for streams of a rate. */
  public abstract List<StudioEffect> effects(int sampleRateHz);

  /** A preset by its name, such as {@code vocal}. */
  public static Optional<StudioPreset> named(String name) {
    return Arrays.stream(values()).filter(preset -> preset.title.equals(name)).findFirst();
  }

  /** The names, with commas. */
  public static String names() {
    return Arrays.stream(values()).map(preset -> preset.title).collect(Collectors.joining(", "));
  }

  private static StudioEffect hall(int sampleRateHz, double dry, double wet) {
    return new StudioReverb(ImpulseResponse.hall(sampleRateHz), dry, wet);
  }
}
