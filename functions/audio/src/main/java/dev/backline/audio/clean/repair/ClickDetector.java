package dev.backline.audio.clean.repair;

/** Counts the clicks of one channel that leave no doubt. */
public final class ClickDetector {

  private static final double CERTAIN = 18;
  private static final double MOST_PER_MINUTE = 12;
  private static final int FEWEST = 4;

  private final ClickFinder finder = new ClickFinder(CERTAIN);
  private final float[] samples = new float[Repaired.SIZE];
  private final double[] frame = new double[Repaired.SIZE];
  private final double framesPerMinute;
  private int filled = Repaired.CONTEXT;
  private long frames;
  private int clicks;

  /** Listens to a signal of this rate. */
  public ClickDetector(int sampleRateHz) {
    this.framesPerMinute = 60.0 * sampleRateHz / Repaired.CORE;
  }

  /** Takes the next {@code count} samples. */
  public void accept(float[] block, int count) {
    int taken = 0;
    while (taken < count) {
      int part = Math.min(count - taken, Repaired.SIZE - filled);
      System.arraycopy(block, taken, samples, filled, part);
      taken += part;
      filled += part;
      if (filled == Repaired.SIZE) {
        look();
        System.arraycopy(samples, Repaired.CORE, samples, 0, Repaired.SIZE - Repaired.CORE);
        filled = Repaired.SIZE - Repaired.CORE;
      }
    }
  }

  private void look() {
    frames++;
    if (finder.suspicious(samples)) {
      for (int i = 0; i < Repaired.SIZE; i++) {
        frame[i] = samples[i];
      }
      clicks += finder.find(frame);
    }
  }

  /** Clicks so far. */
  public int clicks() {
    return clicks;
  }

  /** Whether there are more than a mouth makes. */
  public boolean disturbing() {
    return clicks >= FEWEST && clicks > MOST_PER_MINUTE * frames / framesPerMinute;
  }
}
