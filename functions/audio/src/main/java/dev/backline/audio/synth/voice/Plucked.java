package dev.backline.audio.synth.voice;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;
import dev.backline.audio.synth.signal.Noise;

/**
 * A plucked string as a tuned delay loop (K. Karplus and A. Strong 1983; D. Jaffe and J. Smith
 * 1983): guitars, upright bass, harp.
 *
 * @param brightness 0 (flat-wound, thumb) to 1 (steel, pick)
 * @param pickPosition where it is plucked, 0 (bridge) to 0.5 (middle)
 * @param seconds fall by 60 dB of the fundamental at middle C
 * @param releaseSeconds fall by 60 dB once it is damped
 */
public record Plucked(double brightness, double pickPosition, double seconds, double releaseSeconds)
    implements Instrument {

  @Override
  public Voice play(Note note) {
    return new PluckedVoice(this, note);
  }

  private static final class PluckedVoice implements Voice {
    private static final int RATE = PcmFormat.WORKING_RATE_HZ;

    private final float[] line;
    private final double smoothing;
    private final double loss;
    private final double tuning;
    private final double release;
    private final double panLeft;
    private final double panRight;
    private final long lifeFrames;
    private int head;
    private double previous;
    private double allPassState;
    private int held;
    private long age;
    private double damping = 1;

    PluckedVoice(Plucked patch, Note note) {
      double period = RATE / note.hz();
      smoothing = 0.5 * (1 - patch.brightness * (0.6 + 0.4 * note.velocity()));
      double rest = period - smoothing;
      int whole = (int) Math.floor(rest - 0.3);
      double fraction = rest - whole;
      tuning = (1 - fraction) / (1 + fraction);
      line = new float[Math.max(2, whole)];
      double seconds = patch.seconds * StrictMath.pow(2, -(note.midi() - 60) / 28.0);
      loss = StrictMath.exp(-6.9078 * period / (seconds * RATE));
      release = StrictMath.exp(-6.9078 / (patch.releaseSeconds * RATE));
      held = note.frames();
      lifeFrames = (long) (seconds * RATE * 1.2);
      double side = Math.clamp((note.midi() - 58) / 70.0, -0.25, 0.25);
      panLeft = StrictMath.sqrt(1 - side);
      panRight = StrictMath.sqrt(1 + side);
      excite(patch, note);
    }

    private void excite(Plucked patch, Note note) {
      var noise = new Noise(note.startFrame() * 17 + note.midi());
      double pole = 0.15 + 0.8 * patch.brightness * (0.5 + 0.5 * note.velocity());
      double state = 0;
      var burst = new double[line.length];
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < burst.length; i++) {
          state += pole * ((pass == 0 ? noise.next() : burst[i]) - state);
          burst[i] = state;
        }
      }
      int comb = Math.max(1, (int) (patch.pickPosition * line.length));
      double mean = 0;
      for (int i = 0; i < burst.length; i++) {
        double value = burst[i] - burst[(i + burst.length - comb) % burst.length];
        line[i] = (float) value;
        mean += value / burst.length;
      }
      double power = 1e-9;
      for (int i = 0; i < burst.length; i++) {
        line[i] = (float) (line[i] - mean);
        power += line[i] * line[i] / burst.length;
      }
      float gain = (float) (0.35 * note.velocity() / StrictMath.sqrt(power));
      for (int i = 0; i < burst.length; i++) line[i] *= gain;
    }

    @Override
    public boolean render(float[] left, float[] right, int from, int to) {
      for (int i = from; i < to; i++) {
        double value = line[head];
        double smooth = loss * ((1 - smoothing) * value + smoothing * previous);
        previous = value;
        double tuned = tuning * smooth + allPassState;
        allPassState = smooth - tuning * tuned;
        line[head] = (float) tuned;
        head = head + 1 == line.length ? 0 : head + 1;
        if (held-- <= 0) damping *= release;
        double fadeIn = age < 48 ? age / 48.0 : 1;
        age++;
        left[i] += (float) (tuned * damping * fadeIn * panLeft);
        right[i] += (float) (tuned * damping * fadeIn * panRight);
      }
      return damping > 1e-4 && age < lifeFrames;
    }
  }
}
