package dev.backline.audio.soundfont;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A recording and how it sounds for some keys and velocities: what the zones of preset and
 * instrument say together.
 *
 * @param keys for which it sounds
 * @param velocities for which it sounds
 * @param sample the recording
 * @param generators what was said; the rest is as the standard has it
 * @param modulators the standard's, with those of the font
 */
public record Region(
    Range keys,
    Range velocities,
    Sample sample,
    Map<Generator, Integer> generators,
    List<Modulator> modulators) {
  public Region {
    generators = Map.copyOf(generators);
    modulators = List.copyOf(modulators);
  }

  /** A region whose modulators are the standard's. */
  public Region(Range keys, Range velocities, Sample sample, Map<Generator, Integer> generators) {
    this(keys, velocities, sample, generators, Modulator.standard(false));
  }

  /** The value of a generator. */
  public int value(Generator generator) {
    return generators.getOrDefault(generator, generator.standard());
  }

  /** The value of a generator for a note. */
  public double value(Generator generator, double key, double velocity) {
    double value = value(generator);
    for (var modulator : modulators) {
      if (modulator.destination() == generator) value += modulator.value(key, velocity);
    }
    return value;
  }

  /** The same with one more thing said. */
  public Region with(Generator generator, int value) {
    var more = new EnumMap<Generator, Integer>(Generator.class);
    more.putAll(generators);
    more.put(generator, value);
    return new Region(keys, velocities, sample, more, modulators);
  }

  /** MIDI key at which the recording sounds as it was recorded. */
  public int rootKey() {
    int override = value(Generator.ROOT_KEY);
    return override >= 0 && override <= 127 ? override : sample.rootKey();
  }

  /** First frame that is played. */
  public int start() {
    return inside(0, Generator.START_OFFSET, Generator.START_COARSE_OFFSET);
  }

  /** The frame after the last that is played. */
  public int end() {
    return inside(sample.length(), Generator.END_OFFSET, Generator.END_COARSE_OFFSET);
  }

  /** First frame of the loop. */
  public int loopStart() {
    return inside(
        sample.loopStart(), Generator.LOOP_START_OFFSET, Generator.LOOP_START_COARSE_OFFSET);
  }

  /** The frame after the last of the loop. */
  public int loopEnd() {
    return inside(sample.loopEnd(), Generator.LOOP_END_OFFSET, Generator.LOOP_END_COARSE_OFFSET);
  }

  private int inside(int frame, Generator fine, Generator coarse) {
    return Math.clamp(frame + value(fine) + 32_768L * value(coarse), 0, sample.length());
  }

  /** What happens at the end of the loop. */
  public Looping looping() {
    if (loopEnd() - loopStart() < 2 || loopStart() < start() || loopEnd() > end()) {
      return Looping.NONE;
    }
    return switch (value(Generator.SAMPLE_MODES) & 3) {
      case 1 -> Looping.ALWAYS;
      case 3 -> Looping.UNTIL_RELEASE;
      default -> Looping.NONE;
    };
  }

  /** How a recording goes on. */
  public enum Looping {
    /** It ends. */
    NONE,
    /** The loop is repeated as long as the note is heard. */
    ALWAYS,
    /** The loop is repeated while the key is held. */
    UNTIL_RELEASE
  }
}
