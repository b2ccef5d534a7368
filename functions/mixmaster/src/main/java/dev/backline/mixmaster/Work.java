package dev.backline.mixmaster;

import java.util.Arrays;

/** What can be ordered. */
public enum Work {
  /** One sound, or a session, treated and mastered. */
  PROCESS("process", "Process", "3"),
  /** A session mixed again. */
  RUN("run", "Remix", "3"),
  /** A sound taken apart. */
  SEPARATE("separate", "Separate", "1"),
  /** A session of tracks, clips and effects rendered. */
  BOUNCE("bounce", "Bounce", "1");

  private final String word;
  private final String step;
  private final String engineVersion;

  Work(String word, String step, String engineVersion) {
    this.word = word;
    this.step = step;
    this.engineVersion = engineVersion;
  }

  public static Work of(String word) {
    return Arrays.stream(values())
        .filter(work -> work.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no work " + word));
  }

  public String word() {
    return word;
  }

  /** Below whose name the results lie. */
  public String step() {
    return step;
  }

  /** Changes whenever the same order would give other bytes. */
  public String engineVersion() {
    return engineVersion;
  }
}
