package dev.backline.export;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The audio of a production on disk.
 *
 * @param take as it was uploaded, in any format
 * @param vocal cleaned, WAV
 * @param instrumental WAV
 * @param master WAV
 * @param stems of the instrumental, WAV by name
 */
public record Tracks(
    Path take, Path vocal, Path instrumental, Path master, Map<String, Path> stems) {

  /** Every track of the production: the stems of the band and the vocal. */
  TreeMap<String, Path> all() {
    var all = new TreeMap<>(stems);
    all.put("vocal", vocal);
    return all;
  }
}
