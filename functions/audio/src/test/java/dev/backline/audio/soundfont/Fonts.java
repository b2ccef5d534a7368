package dev.backline.audio.soundfont;

import java.nio.ShortBuffer;
import java.util.List;
import java.util.Map;

/** Small fonts whose every number is known. */
public final class Fonts {
  /** Frames a second of {@link #sine}. */
  public static final int RATE = 32_000;

  private Fonts() {}

  /** 0.25 s of 500 Hz, recorded as key {@code root}; the loop holds its last 25 periods. */
  public static Sample sine(int root) {
    int frames = RATE / 4;
    var pcm = ShortBuffer.allocate(frames);
    for (int i = 0; i < frames; i++) {
      pcm.put(i, (short) Math.round(16_384 * Math.sin(2 * Math.PI * 500 * i / RATE)));
    }
    return new Sample("sine", pcm, frames - 25 * RATE / 500, frames, RATE, root, 0);
  }

  /** A preset of one region for all keys. */
  public static Preset preset(Sample sample, Map<Generator, Integer> said) {
    return new Preset(0, 0, "one", List.of(new Region(Range.ALL, Range.ALL, sample, said)));
  }

  /** A font of two presets, one of them in two zones. */
  public static byte[] file() {
    var low = new Region(new Range(0, 59), Range.ALL, sine(71), Map.of(Generator.SAMPLE_MODES, 1));
    var high =
        new Region(
            new Range(60, 127),
            new Range(0, 100),
            sine(71),
            Map.of(Generator.FINE_TUNE, -7, Generator.FILTER_CUTOFF, 9000, Generator.PAN, 500));
    var font =
        new SoundFont(
            "Test",
            List.of(
                new Preset(0, 4, "two zones", List.of(low, high)),
                new Preset(1, 9, "one", List.of(low))));
    return FontWriter.write(font, "nobody", "made by the tests");
  }
}
