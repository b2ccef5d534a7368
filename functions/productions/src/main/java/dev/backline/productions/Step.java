package dev.backline.productions;

import java.util.Arrays;
import java.util.List;

/** The steps of the workflow, in order; each is named as its function and its state. */
public enum Step {
  ENHANCEMENT("Enhancement", 10),
  ANALYSIS("Analysis", 30),
  GENERATION("Generation", 50),
  MIX("Mix", 75),
  MASTER("Master", 90),
  EXPORT("Export", 100);

  private final String label;
  private final int progressAfter;

  Step(String label, int progressAfter) {
    this.label = label;
    this.progressAfter = progressAfter;
  }

  public static Step of(String label) {
    return Arrays.stream(values())
        .filter(step -> step.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no step " + label));
  }

  public String label() {
    return label;
  }

  /** Percent of the whole that is done when this step is. */
  public int progressAfter() {
    return progressAfter;
  }

  public List<Step> following() {
    return Arrays.stream(values()).dropWhile(step -> step != this).skip(1).toList();
  }
}
