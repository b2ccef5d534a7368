package dev.backline.audio.synth.voice;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Adsr;
import dev.backline.audio.synth.Envelope;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;
import dev.backline.audio.synth.signal.Sine;

/**
 * The tuned bass drum as a bass: a sine that drops onto its pitch, driven so that small speakers
 * hear it too.
 *
 * @param drive 0 (pure) to 4
 * @param seconds fall by 60 dB
 */
public record EightOhEight(double drive, double seconds) implements Instrument {

  @Override
  public Voice play(Note note) {
    return new DroppingVoice(this, note);
  }

  private static final class DroppingVoice implements Voice {
    private static final int RATE = PcmFormat.WORKING_RATE_HZ;

    private final double step;
    private final double push;
    private final double fall;
    private final double velocity;
    private final Envelope level;
    private double drop;
    private double phase;

    DroppingVoice(EightOhEight patch, Note note) {
      step = note.hz() / RATE;
      push = 1 + patch.drive;
      velocity = note.velocity();
      level = new Envelope(new Adsr(0.003, patch.seconds, 0, 0.09), note.frames());
      drop = 1.6 * velocity;
      fall = StrictMath.exp(-6.9078 / (0.09 * RATE));
    }

    @Override
    public boolean render(float[] left, float[] right, int from, int to) {
      for (int i = from; i < to; i++) {
        double x = push * Sine.at(phase) * level.next();
        double value = x / StrictMath.sqrt(1 + x * x) * velocity;
        phase += step * (1 + drop);
        if (phase >= 1) phase -= 1;
        drop *= fall;
        left[i] += (float) value;
        right[i] += (float) value;
      }
      return !level.ended();
    }
  }
}
