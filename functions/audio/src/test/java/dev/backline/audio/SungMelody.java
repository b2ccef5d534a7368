package dev.backline.audio;

import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A melody sung by a simple voice: eight harmonics, vibrato, a glide into each note and human
 * timing.
 *
 * @param bpm beats per minute
 * @param tonic MIDI number of the first degree
 * @param scale semitones of the degrees
 * @param bars each "degree:beats" or "r:beats", separated by blanks
 * @param tuningCents against A4 = 440 Hz
 * @param drift how much faster the last bar is than the first
 */
public record SungMelody(
    double bpm,
    int tonic,
    List<Integer> scale,
    List<String> bars,
    double tuningCents,
    double drift) {
  public static final List<Integer> MAJOR = List.of(0, 2, 4, 5, 7, 9, 11);
  public static final List<Integer> MINOR = List.of(0, 2, 3, 5, 7, 8, 10);

  private static final double JITTER_SECONDS = 0.012;
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  /** Sixteen bars of 4/4 in the manner of a pop song. */
  public static SungMelody song(double bpm, int tonic, List<Integer> scale) {
    List<String> verse =
        List.of(
            "3:1 5:1 5:.5 6:.5 5:1",
            "3:1.5 2:.5 1:1 r:1",
            "2:1 3:1 4:.5 3:.5 2:1",
            "3:3 r:1",
            "3:1 5:1 5:.5 6:.5 5:1",
            "8:1.5 7:.5 6:1 r:1",
            "4:1 4:.5 3:.5 2:1 7,:1",
            "1:3 r:1");
    var bars = new ArrayList<>(verse);
    bars.addAll(verse);
    return new SungMelody(bpm, tonic, scale, bars, 0, 0);
  }

  public SungMelody tuned(double cents) {
    return new SungMelody(bpm, tonic, scale, bars, cents, drift);
  }

  public SungMelody drifting(double share) {
    return new SungMelody(bpm, tonic, scale, bars, tuningCents, share);
  }

  /** The melody as a mono take; the first bar begins after one second. */
  public PcmBuffer sing() {
    var random = new Random(7);
    double beats = 0;
    for (String bar : bars) {
      for (String note : bar.split(" ", -1)) {
        beats += Double.parseDouble(note.substring(note.indexOf(':') + 1));
      }
    }
    var samples = new float[(int) ((2 + beats * 60 / bpm * (1 + Math.abs(drift))) * RATE)];
    double time = 1;
    double beat = 0;
    for (String bar : bars) {
      for (String note : bar.split(" ", -1)) {
        double length = Double.parseDouble(note.substring(note.indexOf(':') + 1));
        double seconds = length * 60 / (bpm * (1 + drift * beat / beats));
        if (!note.startsWith("r")) {
          double start = time + JITTER_SECONDS * random.nextGaussian();
          tone(samples, start, seconds * 0.86, pitch(note.substring(0, note.indexOf(':'))));
        }
        time += seconds;
        beat += length;
      }
    }
    return PcmBuffer.mono(samples);
  }

  private double pitch(String degree) {
    int octave = degree.endsWith(",") ? -12 : 0;
    int d = Integer.parseInt(degree.replace(",", "")) - 1;
    return tonic + scale.get(d % 7) + 12 * (d / 7) + octave + tuningCents / 100;
  }

  private static void tone(float[] samples, double start, double seconds, double midi) {
    int from = (int) (start * RATE);
    int length = (int) (seconds * RATE);
    double phase = 0;
    for (int i = 0; i < length && from + i < samples.length; i++) {
      double t = i / (double) RATE;
      double vibrato =
          0.3 * Math.min(1, Math.max(0, t - 0.2) * 4) * Math.sin(2 * Math.PI * 5.5 * t);
      double glide = -0.8 * Math.exp(-t / 0.025);
      phase += 2 * Math.PI * 440 * Math.pow(2, (midi + vibrato + glide - 69) / 12) / RATE;
      double edge = Math.min(1, Math.min(t / 0.02, (seconds - t) / 0.04));
      double sum = 0;
      for (int h = 1; h <= 8; h++) {
        sum += Math.sin(h * phase) / h;
      }
      samples[from + i] += (float) (0.2 * Math.max(0, edge) * sum);
    }
  }
}
