package dev.backline.generation;

import dev.backline.audio.loudness.Loudness;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public record GeneratedMusic(
    Path instrumental,
    Map<String, Path> stems,
    Loudness loudness,
    String provider,
    List<String> decisions) {

  public GeneratedMusic {
    stems = new LinkedHashMap<>(stems);
    decisions = List.copyOf(decisions);
  }
}
