package dev.backline.audio.synth.voice;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Adsr;
import dev.backline.audio.synth.Envelope;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;
import dev.backline.audio.synth.signal.Sine;

/**
 * An electric piano by frequency modulation (J. Chowning 1973): a body whose index follows the
 * velocity and a tine fourteen times as high that is gone soon.
 *
 * @param bark how much the body is modulated, 0 to 3
 * @param tine level of the strike, 0 to 1
 * @param seconds fall by 60 dB at middle C
 */
public record ElectricPiano(double bark, double tine, double seconds) implements Instrument {

  @Override
  public Voice play(Note note) {
    return new TineVoice(this, note);
  }

  private static final class TineVoice implements Voice {
    private static final int RATE = PcmFormat.WORKING_RATE_HZ;

    private final double step;
    private final double bodyFall;
    private final double tineFall;
    private final double velocity;
    private final Envelope level;
    private double index;
    private double strike;
    private double phase;

    TineVoice(ElectricPiano patch, Note note) {
      step = note.hz() / RATE;
      velocity = note.velocity();
      double seconds = patch.seconds * StrictMath.pow(2, -(note.midi() - 60) / 24.0);
      level = new Envelope(new Adsr(0.002, Math.max(0.3, seconds), 0, 0.18), note.frames());
      double softer = StrictMath.pow(2, -(note.midi() - 60) / 30.0);
      index = patch.bark * velocity * velocity * Math.min(1.6, softer) / (2 * Math.PI);
      strike = patch.tine * velocity * 0.3 * Math.min(1, softer);
      bodyFall = StrictMath.exp(-3.0 / (0.5 * seconds * RATE));
      tineFall = StrictMath.exp(-6.9078 / (0.35 * RATE));
    }

    @Override
    public boolean render(float[] left, float[] right, int from, int to) {
      boolean tineHeard = step * 14 < 0.3;
      for (int i = from; i < to; i++) {
        double body = Sine.at(phase + (index + 0.02) * Sine.at(phase));
        double tine = tineHeard ? strike * Sine.at(phase * 7 + 0.12 * Sine.at(phase * 14)) : 0;
        double value = (body + 0.22 * Sine.at(2 * phase) * index * 4 + tine) * level.next();
        index *= bodyFall;
        strike *= tineFall;
        phase += step;
        if (phase >= 1) phase -= 1;
        float out = (float) (value * velocity);
        left[i] += out;
        right[i] += out;
      }
      return !level.ended();
    }
  }
}
