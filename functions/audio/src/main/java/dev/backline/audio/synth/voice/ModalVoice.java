package dev.backline.audio.synth.voice;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;

/** Each partial is a two-pole resonator that was struck once: two multiplications a frame. */
final class ModalVoice implements Voice {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int LANES = 4;
  private static final int ATTACK_FRAMES = 72;

  private final double[] c1;
  private final double[] c2;
  private final double[] y1;
  private final double[] y2;
  private final double panLeft;
  private final double panRight;
  private final double release;
  private final double lifeFrames;
  private int held;
  private long age;
  private double damping = 1;

  ModalVoice(Modal patch, Note note) {
    int heard = (int) patch.partials().stream().filter(p -> hz(note, p) < 15_000).count();
    int lanes = (heard + LANES - 1) / LANES * LANES;
    c1 = new double[lanes];
    c2 = new double[lanes];
    y1 = new double[lanes];
    y2 = new double[lanes];
    double shorter = StrictMath.pow(2, -(note.midi() - 60) / 24.0);
    double longest = 0;
    int lane = 0;
    for (var partial : patch.partials()) {
      double hz = hz(note, partial);
      if (hz >= 15_000) continue;
      double seconds = Math.max(0.05, partial.seconds() * shorter);
      longest = Math.max(longest, seconds);
      double w = 2 * StrictMath.PI * hz / RATE;
      double r = StrictMath.exp(-6.9078 / (seconds * RATE));
      double harder =
          StrictMath.pow(
              note.velocity(), patch.hardness() * StrictMath.log(1 + partial.ratio()) * 0.8);
      c1[lane] = 2 * r * StrictMath.cos(w);
      c2[lane] = -r * r;
      y1[lane] = 0;
      y2[lane] = -partial.level() * note.velocity() * harder * StrictMath.sin(w) / (r * r);
      lane++;
    }
    double side = Math.clamp((note.midi() - 64) / 60.0, -0.35, 0.35);
    panLeft = StrictMath.sqrt(1 - side);
    panRight = StrictMath.sqrt(1 + side);
    release = StrictMath.exp(-6.9078 / (patch.releaseSeconds() * RATE));
    held = note.frames();
    lifeFrames = longest * RATE;
  }

  private static double hz(Note note, Modal.Partial partial) {
    return note.hz() * partial.ratio();
  }

  @Override
  public boolean render(float[] left, float[] right, int from, int to) {
    var sum = new double[to - from];
    for (int lane = 0; lane < c1.length; lane += LANES) add(sum, lane);
    for (int i = from; i < to; i++) {
      if (held-- <= 0) damping *= release;
      double value = sum[i - from];
      value *= age < ATTACK_FRAMES ? damping * age / ATTACK_FRAMES : damping;
      age++;
      left[i] += (float) (value * panLeft);
      right[i] += (float) (value * panRight);
    }
    return damping > 1e-4 && age < lifeFrames * 1.3;
  }

  private void add(double[] sum, int lane) {
    double a1 = y1[lane], a2 = y2[lane], b1 = y1[lane + 1], b2 = y2[lane + 1];
    double d1 = y1[lane + 2], d2 = y2[lane + 2], e1 = y1[lane + 3], e2 = y2[lane + 3];
    double ca = c1[lane], cb = c1[lane + 1], cd = c1[lane + 2], ce = c1[lane + 3];
    double ra = c2[lane], rb = c2[lane + 1], rd = c2[lane + 2], re = c2[lane + 3];
    for (int i = 0; i < sum.length; i++) {
      double a = ca * a1 + ra * a2;
      double b = cb * b1 + rb * b2;
      double d = cd * d1 + rd * d2;
      double e = ce * e1 + re * e2;
      a2 = a1;
      b2 = b1;
      d2 = d1;
      e2 = e1;
      a1 = a;
      b1 = b;
      d1 = d;
      e1 = e;
      sum[i] += a + b + d + e;
    }
    y1[lane] = a1;
    y2[lane] = a2;
    y1[lane + 1] = b1;
    y2[lane + 1] = b2;
    y1[lane + 2] = d1;
    y2[lane + 2] = d2;
    y1[lane + 3] = e1;
    y2[lane + 3] = e2;
  }
}
