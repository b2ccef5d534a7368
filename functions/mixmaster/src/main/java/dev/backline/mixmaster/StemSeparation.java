package dev.backline.mixmaster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;

/** Takes a mix apart. */
public interface StemSeparation {

  /**
   * Takes a mix apart into stems of its rate, channels and length.
   *
   * @param mix a WAV of one or two channels
   * @param folder where the stems may be written
   */
  Separated separate(Path mix, Path folder) throws IOException;

  /**
   * A mix taken apart.
   *
   * @param stems a WAV for each, by its name
   * @param provider who did it
   * @param grade in a word
   * @param label what that means, in a line
   * @param estimatedDb how clear each stem is of the others; one that is not heard is absent
   */
  record Separated(
      SequencedMap<String, Path> stems,
      String provider,
      String grade,
      String label,
      Map<String, Double> estimatedDb) {}
}
