package dev.backline.audio.synth.voice;

import dev.backline.audio.filter.StateVariableFilter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Envelope;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;
import dev.backline.audio.synth.signal.Noise;
import dev.backline.audio.synth.signal.Octaves;
import dev.backline.audio.synth.signal.Sine;

final class SubtractiveVoice implements Voice {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int CONTROL_FRAMES = 16;

  private final Subtractive patch;
  private final double hz;
  private final double velocity;
  private final double[] phases;
  private final double[] ratios;
  private final double[] panLeft;
  private final double[] panRight;
  private final boolean stereo;
  private final StateVariableFilter leftFilter = new StateVariableFilter(RATE);
  private final StateVariableFilter rightFilter = new StateVariableFilter(RATE);
  private final Envelope level;
  private final Envelope opening;
  private final Noise noise;
  private final double corner;
  private double subPhase;
  private long age;
  private double bend = 1;

  SubtractiveVoice(Subtractive patch, Note note) {
    this.patch = patch;
    hz = note.hz();
    velocity = note.velocity();
    level = new Envelope(patch.loudness(), note.frames());
    opening = new Envelope(patch.tone().course(), note.frames());
    noise = new Noise(note.startFrame() * 131 + note.midi());
    int count = patch.source().oscillators();
    phases = new double[count];
    ratios = new double[count];
    panLeft = new double[count];
    panRight = new double[count];
    stereo = count > 1 && patch.source().width() > 0;
    double share = 1 / StrictMath.sqrt(count);
    for (int i = 0; i < count; i++) {
      double place = count == 1 ? 0 : 2.0 * i / (count - 1) - 1;
      phases[i] = count == 1 ? 0.25 : 0.5 + 0.5 * noise.next();
      ratios[i] = StrictMath.pow(2, place * patch.source().detuneCents() / 2400);
      double side = (i % 2 == 0 ? place : -place) * patch.source().width();
      panLeft[i] = share * StrictMath.sqrt(0.5 * (1 - side)) * StrictMath.sqrt(2);
      panRight[i] = share * StrictMath.sqrt(0.5 * (1 + side)) * StrictMath.sqrt(2);
    }
    double tracked = StrictMath.pow(hz / 261.63, patch.tone().keyTracking());
    corner = patch.tone().hz() * tracked;
  }

  @Override
  public boolean render(float[] left, float[] right, int from, int to) {
    var source = patch.source();
    int count = phases.length;
    for (int i = from; i < to; i++) {
      double open = opening.next();
      if (age % CONTROL_FRAMES == 0) control(open);
      age++;
      double l = 0;
      double r = 0;
      double base = hz * bend / RATE;
      for (int k = 0; k < count; k++) {
        double step = base * ratios[k];
        double value = source.wave().at(phases[k], step);
        double phase = phases[k] + step;
        phases[k] = phase >= 1 ? phase - 1 : phase;
        l += value * panLeft[k];
        r += value * panRight[k];
      }
      if (source.sub() > 0) {
        double sub = source.sub() * Sine.at(subPhase);
        subPhase += base * 0.5;
        if (subPhase >= 1) subPhase -= 1;
        l += sub;
        r += sub;
      }
      if (source.noise() > 0) {
        double hiss = source.noise() * noise.next();
        l += hiss;
        r += hiss;
      }
      double gain = level.next() * velocity;
      double filtered = leftFilter.next(l);
      left[i] += (float) (gain * filtered);
      right[i] += (float) (gain * (stereo ? rightFilter.next(r) : filtered));
    }
    return !level.ended();
  }

  private void control(double open) {
    var tone = patch.tone();
    double octaves = tone.octaves() * open * (0.4 + 0.6 * velocity);
    double cutoff = corner * Octaves.ratio(octaves);
    leftFilter.tune(cutoff, tone.resonance());
    if (stereo) rightFilter.tune(cutoff, tone.resonance());
    double cents = patch.source().vibratoCents();
    if (cents > 0) {
      double seconds = (double) age / RATE;
      double depth = Math.clamp((seconds - 0.35) / 0.4, 0, 1) * cents;
      bend = 1 + depth * 0.00057779 * Sine.at(5.2 * seconds);
    }
  }
}
