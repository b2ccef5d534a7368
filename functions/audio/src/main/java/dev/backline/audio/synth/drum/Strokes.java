package dev.backline.audio.synth.drum;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.signal.Noise;

/** Builds the one-shot of each piece, mono, peak 1 at most. */
final class Strokes {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final double SIXTY_DB = 6.9078;

  private final Kit kit;
  private final int take;
  private final double tuning;

  /** Another take has other noise and is tuned a little otherwise, as where a stick falls. */
  Strokes(Kit kit, int take) {
    this.kit = kit;
    this.take = take;
    tuning = 1 + 0.004 * (take % 2 == 0 ? take : -take);
  }

  float[] of(Drum drum) {
    var cymbals = kit.cymbals();
    var stroke =
        switch (drum) {
          case KICK -> kick();
          case SNARE -> snare();
          case CLAP -> clap();
          case RIM -> rim();
          case HAT -> metal(cymbals.closedSeconds(), cymbals.hz(), cymbals.metallic(), 1);
          case OPEN_HAT -> metal(cymbals.openSeconds(), cymbals.hz(), cymbals.metallic(), 2);
          case RIDE -> metal(1.1, cymbals.hz() * 0.75, 0.9, 3);
          case CRASH -> metal(2.2, 3800, 0.35, 4);
          case TAMBOURINE -> metal(0.14, 7800, 0.7, 5);
          case SHAKER -> shaker();
          case LOW_TOM -> membrane(165, 92, 0.5, 0.25);
          case MID_TOM -> membrane(220, 128, 0.42, 0.25);
          case HIGH_TOM -> membrane(290, 172, 0.36, 0.25);
          case CONGA -> membrane(330, 262, 0.22, 0.12);
          case LOW_CONGA -> membrane(240, 185, 0.28, 0.12);
          case COWBELL -> cowbell();
        };
    return finished(stroke);
  }

  private double[] kick() {
    var kick = kit.kick();
    var out = new double[frames(kick.seconds() * 1.1)];
    var noise = noise(11);
    double phase = 0;
    double click = 0;
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      double sweep =
          0.75 * StrictMath.exp(-t / 0.012) + 0.25 * StrictMath.exp(-t / (0.14 * kick.seconds()));
      phase += (kick.toHz() + (kick.fromHz() * 1.8 - kick.toHz()) * sweep) / RATE;
      double hold = Math.max(0, t - 0.05);
      double body =
          StrictMath.sin(2 * StrictMath.PI * phase)
              * StrictMath.exp(-SIXTY_DB * hold / kick.seconds());
      double driven = body * (1 + kick.drive());
      click += 0.45 * (noise.next() - click);
      out[i] =
          driven / StrictMath.sqrt(1 + driven * driven * 0.6)
              + kick.click() * click * StrictMath.exp(-t / 0.0035);
    }
    return out;
  }

  private double[] snare() {
    var snare = kit.snare();
    double length = Math.max(snare.wireSeconds(), snare.toneSeconds());
    var out = new double[frames(length)];
    var noise = noise(23);
    var wires = Biquad.highPass(RATE, snare.wireHz() * 0.6, 0.7);
    var ring = Biquad.peak(RATE, snare.wireHz() * 1.6, 0.8, 5);
    var skin = Biquad.bandPass(RATE, 850, 0.7);
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      double bend = 1 + 0.5 * StrictMath.exp(-t / 0.008);
      double w = 2 * StrictMath.PI * tuning * snare.hz() * t * bend;
      double shell = StrictMath.sin(w) + 0.55 * StrictMath.sin(1.59 * w + 0.4);
      double hiss = noise.next();
      double rattle = ring.next(wires.next(hiss)) + 0.9 * skin.next(hiss);
      double tail =
          snare.gated()
              ? Math.clamp((length * 0.75 - t) / 0.03, 0, 1) * (0.35 + 0.65 * fall(t, 0.12))
              : fall(t, snare.wireSeconds());
      out[i] =
          0.75 * shell * fall(t, snare.toneSeconds())
              + 0.7 * snare.wires() * rattle * tail * (1 - 0.4 * fall(t, 0.004));
    }
    return out;
  }

  private double[] clap() {
    var out = new double[frames(0.26)];
    var noise = noise(37);
    var band = Biquad.bandPass(RATE, 1250, 0.9);
    var air = Biquad.highPass(RATE, 600, 0.7);
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      double hands = 0;
      for (double at : new double[] {0, 0.0095, 0.019}) {
        if (t >= at) hands = Math.max(hands, StrictMath.exp(-(t - at) / 0.004));
      }
      double room = t > 0.026 ? 0.75 * fall(t - 0.026, 0.2) : 0;
      double x = noise.next();
      out[i] = (2.2 * band.next(x) + 0.25 * air.next(x)) * Math.max(hands, room);
    }
    return out;
  }

  private double[] rim() {
    var out = new double[frames(0.09)];
    var noise = noise(41);
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      double w = 2 * StrictMath.PI * tuning * t;
      out[i] =
          StrictMath.sin(1720 * w) * fall(t, 0.035)
              + 0.7 * StrictMath.sin(520 * w) * fall(t, 0.06)
              + 0.4 * noise.next() * fall(t, 0.008);
    }
    return out;
  }

  private double[] metal(double seconds, double highPassHz, double metallic, int seed) {
    var out = new double[frames(seconds * 1.05)];
    var noise = noise(53 + seed);
    var first = Biquad.highPass(RATE, highPassHz, 0.8);
    var second = Biquad.highPass(RATE, highPassHz * 0.8, 0.7);
    double[] hz = {2.0, 3.0, 4.16, 5.43, 6.79, 8.21};
    var phase = new double[hz.length];
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      double ring = 0;
      for (int k = 0; k < hz.length; k++) {
        double step = hz[k] * 205.3 * tuning / RATE;
        phase[k] += step;
        if (phase[k] >= 1) phase[k] -= 1;
        ring += phase[k] < 0.5 ? 0.3 : -0.3;
      }
      double x = metallic * ring + (1 - 0.6 * metallic) * noise.next();
      double course = 0.7 * fall(t, seconds) + 0.3 * fall(t, seconds * 0.25);
      out[i] = second.next(first.next(x)) * course * Math.min(1, t / 0.0006);
    }
    return out;
  }

  private double[] shaker() {
    var out = new double[frames(0.09)];
    var noise = noise(61);
    var band = Biquad.bandPass(RATE, 6800, 0.8);
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      double course = t < 0.018 ? t / 0.018 : fall(t - 0.018, 0.07);
      out[i] = band.next(noise.next()) * course;
    }
    return out;
  }

  private double[] membrane(double fromHz, double toHz, double seconds, double skin) {
    var out = new double[frames(seconds)];
    var noise = noise(67 + (long) toHz);
    double phase = 0;
    double state = 0;
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      phase += tuning * (toHz + (fromHz - toHz) * StrictMath.exp(-t / 0.035)) / RATE;
      double w = 2 * StrictMath.PI * phase;
      state += 0.3 * (noise.next() - state);
      out[i] =
          StrictMath.sin(w) * fall(t, seconds)
              + 0.3 * StrictMath.sin(1.59 * w) * fall(t, seconds * 0.5)
              + skin * 2 * state * fall(t, 0.03);
    }
    return out;
  }

  private double[] cowbell() {
    var out = new double[frames(0.3)];
    var band = Biquad.bandPass(RATE, 900, 1.2);
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      double ring = (540 * t % 1 < 0.5 ? 1 : -1) + (800 * t % 1 < 0.5 ? 1 : -1);
      out[i] = band.next(ring) * (0.6 * fall(t, 0.05) + 0.4 * fall(t, 0.28));
    }
    return out;
  }

  private Noise noise(long seed) {
    return new Noise(seed + 1009L * take);
  }

  private float[] finished(double[] stroke) {
    var dull = Biquad.lowPass(RATE, 16_000 * StrictMath.pow(2, -1.6 * kit.dust()), 0.6);
    double peak = 1e-9;
    for (int i = 0; i < stroke.length; i++) {
      stroke[i] = dull.next(stroke[i]);
      peak = Math.max(peak, Math.abs(stroke[i]));
    }
    var out = new float[stroke.length];
    int fade = Math.min(stroke.length, RATE / 200);
    for (int i = 0; i < out.length; i++) {
      double end = Math.min(1, (double) (out.length - 1 - i) / fade);
      double start = Math.min(1, (i + 1) / 12.0);
      out[i] = (float) (stroke[i] / peak * end * start);
    }
    return out;
  }

  private static double fall(double t, double seconds) {
    return t < 0 ? 1 : StrictMath.exp(-SIXTY_DB * t / seconds);
  }

  private static int frames(double seconds) {
    return (int) (seconds * RATE) + 1;
  }
}
