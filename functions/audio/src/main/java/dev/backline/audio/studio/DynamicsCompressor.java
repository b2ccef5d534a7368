package dev.backline.audio.studio;

import dev.backline.audio.synth.effect.Effect;

/**
 * The compressor of the Web Audio API. The standard leaves the envelope to the browser; this is
 * Chromium's: a gain that follows the curve at once and recovers in 2.5 ms is smoothed anew every
 * 32 frames, going down the faster the more it has to, and coming up over a release time that
 * depends on how deep it is. What is heard is the sine of the smoothed gain, so that it bends
 * softly at both ends. All in single precision, since the recursions carry its rounding on.
 */
final class DynamicsCompressor implements Effect {
  private static final int DIVISION = 32;
  private static final float HALF_PI = (float) (Math.PI / 2);
  private static final float LOOK_AHEAD_SECONDS = 0.006f;
  private static final int MOST_LOOK_AHEAD = 1023;
  private static final float SHORTEST_ATTACK_SECONDS = 0.001f;
  private static final float RECOVERY_SECONDS = 0.0025f;
  private static final float LEAST_RECOVERY_DB = 2;
  private static final float QUIET = 0.0001f;
  private static final float SPACING_DB = 5;
  private static final float DEEPEST_DB = -12;

  /** Release time by depth: a curve by the shares 0.09, 0.16, 0.42 and 0.98 of the one set. */
  private static final double[] RELEASE = releaseShares(0.09, 0.16, 0.42, 0.98);

  private final CompressionCurve curve;
  private final float makeUp;
  private final float attackFrames;
  private final float recoveryFrames;
  private final float[] release = new float[RELEASE.length];
  private final int lookAhead;
  private final float[][] delayed;

  private int frameOfDivision;
  private int delayAt;
  private float wanted;
  private float rate;
  private float detected;
  private float gain = 1;
  private float deepestAttackDb = -1;

  DynamicsCompressor(StudioCompressor settings, int sampleRateHz) {
    curve =
        new CompressionCurve(
            (float) settings.thresholdDb(), (float) settings.kneeDb(), (float) settings.ratio());
    makeUp = Decibels.power(1 / curve.apply(1), 0.6f);
    attackFrames =
        Math.max(SHORTEST_ATTACK_SECONDS, (float) settings.attackSeconds()) * sampleRateHz;
    recoveryFrames = RECOVERY_SECONDS * sampleRateHz;
    float releaseFrames = sampleRateHz * (float) settings.releaseSeconds();
    for (int i = 0; i < release.length; i++) release[i] = (float) (RELEASE[i] * releaseFrames);
    lookAhead = Math.min((int) (LOOK_AHEAD_SECONDS * sampleRateHz), MOST_LOOK_AHEAD);
    delayed = new float[2][lookAhead];
  }

  /**
   * Coefficients, from the constant on, of Chromium's polynomial of fourth degree over the four
   * shares.
   */
  private static double[] releaseShares(double y1, double y2, double y3, double y4) {
    return new double[] {
      y1,
      -1.5788320352845888 * y1
          + 2.3305837032074286 * y2
          - 0.9141194204840429 * y3
          + 0.1623677525612032 * y4,
      0.5334142869106424 * y1
          - 1.272736789213631 * y2
          + 0.9258856042207512 * y3
          - 0.18656310191776226 * y4,
      0.08783463138207234 * y1
          - 0.1694162967925622 * y2
          + 0.08588057951595272 * y3
          - 0.00429891410546283 * y4,
      -0.042416883008123074 * y1
          + 0.1115693827987602 * y2
          - 0.09764676325265872 * y3
          + 0.028494263462021576 * y4
    };
  }

  @Override
  public int latencyFrames() {
    return lookAhead;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      if (frameOfDivision == 0) aim();
      frameOfDivision = (frameOfDivision + 1) % DIVISION;
      detect(Math.max(Math.abs(left[i]), Math.abs(right[i])));
      gain = Math.min(1, rate < 1 ? gain + (wanted - gain) * rate : gain * rate);
      float heard = makeUp * (float) Math.sin(HALF_PI * gain);
      left[i] = heard * exchanged(delayed[0], left[i]);
      right[i] = heard * exchanged(delayed[1], right[i]);
      if (++delayAt == lookAhead) delayAt = 0;
    }
  }

  private float exchanged(float[] line, float sample) {
    float old = line[delayAt];
    line[delayAt] = sample;
    return old;
  }

  /** Sets where the gain goes during the next division, and how fast. */
  private void aim() {
    if (!Float.isFinite(detected)) detected = 1;
    wanted = (float) Math.asin(detected) / HALF_PI;
    boolean releasing = wanted > gain;
    float differenceDb = Decibels.of(gain / wanted);
    if (releasing) {
      deepestAttackDb = -1;
      rate = releaseRate(Float.isFinite(differenceDb) ? differenceDb : -1);
    } else {
      rate = attackRate(Float.isFinite(differenceDb) ? differenceDb : 1);
    }
  }

  private float releaseRate(float differenceDb) {
    float x = 0.25f * (Math.clamp(differenceDb, DEEPEST_DB, 0) - DEEPEST_DB);
    float x2 = x * x;
    float frames =
        release[0]
            + release[1] * x
            + release[2] * x2
            + release[3] * (x2 * x)
            + release[4] * (x2 * x2);
    return Decibels.toLinear(SPACING_DB / frames);
  }

  private float attackRate(float differenceDb) {
    if (deepestAttackDb == -1 || deepestAttackDb < differenceDb) deepestAttackDb = differenceDb;
    float x = 0.25f / Math.max(0.5f, deepestAttackDb);
    return 1 - Decibels.power(x, 1 / attackFrames);
  }

  /** Follows the gain that the curve asks for at a level. */
  private void detect(float level) {
    float attenuation = level <= QUIET ? 1 : curve.apply(level) / level;
    if (attenuation > detected) {
      float attenuationDb = Math.max(LEAST_RECOVERY_DB, -Decibels.of(attenuation));
      float recovery = Decibels.toLinear(attenuationDb / recoveryFrames) - 1;
      detected += (attenuation - detected) * recovery;
    } else {
      detected = attenuation;
    }
    if (!(detected <= 1)) detected = 1;
  }
}
