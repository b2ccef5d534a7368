package dev.backline.audio.clean.hum;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hum of a take as tones whose strength and phase change over seconds, not faster. They are
 * measured ten times a second, and the moments in which nobody sings count most; so what is
 * subtracted is the hum and nothing of a voice that passes the same pitch, as a notch would take
 * it.
 */
public final class HumModel {

  private static final int NODES_PER_SECOND = 10;
  private static final double SMOOTHING_NODES = 15;
  private static final int REACH_NODES = 45;
  private static final double GREATEST_CORRECTION_HZ = 0.3;

  private final PcmFormat format;
  private final int nodeFrames;
  private final Tone[][] tones;

  private HumModel(PcmFormat format, Tone[][] tones) {
    this.format = format;
    this.nodeFrames = nodeFrames(format);
    this.tones = tones;
  }

  /** Measures tones of about these frequencies in a take; reads it to its end and closes it. */
  public static HumModel measure(PcmSource take, List<Double> tonesHz) throws IOException {
    try (take) {
      PcmFormat format = take.format();
      int nodeFrames = nodeFrames(format);
      Tone[][] tones = new Tone[format.channels()][tonesHz.size()];
      List<List<Double>> powers = new ArrayList<>();
      for (Tone[] ofChannel : tones) {
        powers.add(new ArrayList<>());
        for (int i = 0; i < ofChannel.length; i++) {
          ofChannel[i] = new Tone(2 * Math.PI * tonesHz.get(i) / format.sampleRateHz());
        }
      }
      float[][] node = new float[format.channels()][nodeFrames];
      var blocks = new WholeBlocks(take);
      long start = 0;
      for (int count = blocks.read(node); count > 0; count = blocks.read(node)) {
        for (int channel = 0; channel < tones.length; channel++) {
          powers.get(channel).add(power(node[channel], count));
          for (Tone tone : tones[channel]) {
            tone.measure(node[channel], count, start);
          }
        }
        start += count;
      }
      for (int channel = 0; channel < tones.length; channel++) {
        for (Tone tone : tones[channel]) {
          tone.settle(powers.get(channel), nodeFrames, format.sampleRateHz());
        }
      }
      return new HumModel(format, tones);
    }
  }

  /** The same take, from its first frame, without the hum. Closing the result closes the take. */
  public PcmSource without(PcmSource take) {
    return new PcmSource() {
      private long position;

      @Override
      public PcmFormat format() {
        return format;
      }

      @Override
      public int read(float[][] block) throws IOException {
        int count = take.read(block);
        for (int channel = 0; channel < tones.length && count > 0; channel++) {
          for (Tone tone : tones[channel]) {
            tone.subtract(block[channel], count, position, nodeFrames);
          }
        }
        position += Math.max(0, count);
        return count;
      }

      @Override
      public void close() throws IOException {
        take.close();
      }
    };
  }

  private static int nodeFrames(PcmFormat format) {
    return Math.max(1, format.sampleRateHz() / NODES_PER_SECOND);
  }

  private static double power(float[] samples, int count) {
    double power = 1e-12;
    for (int i = 0; i < count; i++) {
      power += (double) samples[i] * samples[i] / count;
    }
    return power;
  }

  /** Fills each block to the brim, as long as there is something left. */
  private record WholeBlocks(PcmSource source) {
    int read(float[][] block) throws IOException {
      int size = block[0].length;
      int filled = 0;
      float[][] part = new float[block.length][size];
      while (filled < size) {
        if (part[0].length != size - filled) {
          part = new float[block.length][size - filled];
        }
        int count = source.read(part);
        if (count < 0) {
          break;
        }
        for (int channel = 0; channel < block.length; channel++) {
          System.arraycopy(part[channel], 0, block[channel], filled, count);
        }
        filled += count;
      }
      return filled;
    }
  }

  private static final class Tone {
    private double radiansPerFrame;
    private final List<double[]> measured = new ArrayList<>();
    private double[][] amplitude = new double[0][];

    Tone(double radiansPerFrame) {
      this.radiansPerFrame = radiansPerFrame;
    }

    void measure(float[] samples, int count, long start) {
      double re = Math.cos(radiansPerFrame * start);
      double im = -Math.sin(radiansPerFrame * start);
      double stepRe = Math.cos(radiansPerFrame);
      double stepIm = -Math.sin(radiansPerFrame);
      double sumRe = 0;
      double sumIm = 0;
      for (int i = 0; i < count; i++) {
        sumRe += samples[i] * re;
        sumIm += samples[i] * im;
        double next = re * stepRe - im * stepIm;
        im = re * stepIm + im * stepRe;
        re = next;
      }
      measured.add(new double[] {2 * sumRe / count, 2 * sumIm / count});
    }

    /** Corrects the frequency by the drift of the phase and smoothes what was measured. */
    void settle(List<Double> powers, int nodeFrames, int sampleRateHz) {
      int nodes = measured.size();
      double[] weights = new double[nodes];
      for (int i = 0; i < nodes; i++) {
        weights[i] = 1 / (powers.get(i) * powers.get(i));
      }
      double greatest = 2 * Math.PI * GREATEST_CORRECTION_HZ / sampleRateHz;
      double correction = Math.clamp(drift(weights) / nodeFrames, -greatest, greatest);
      for (int i = 0; i < nodes; i++) {
        double angle = -correction * (i + 0.5) * nodeFrames;
        double[] e = measured.get(i);
        measured.set(
            i,
            new double[] {
              e[0] * Math.cos(angle) - e[1] * Math.sin(angle),
              e[0] * Math.sin(angle) + e[1] * Math.cos(angle)
            });
      }
      radiansPerFrame += correction;
      amplitude = smoothed(weights);
      for (int i = 0; i < nodes; i++) {
        double re = measured.get(i)[0] - amplitude[i][0];
        double im = measured.get(i)[1] - amplitude[i][1];
        double size = amplitude[i][0] * amplitude[i][0] + amplitude[i][1] * amplitude[i][1];
        double excess = 1 + (re * re + im * im) / (0.1 * size + 1e-20);
        weights[i] /= excess * excess;
      }
      amplitude = smoothed(weights);
    }

    private double drift(double[] weights) {
      double re = 0;
      double im = 0;
      for (int i = 1; i < weights.length; i++) {
        double[] a = measured.get(i - 1);
        double[] b = measured.get(i);
        double weight = Math.min(weights[i - 1], weights[i]);
        re += weight * (a[0] * b[0] + a[1] * b[1]);
        im += weight * (a[0] * b[1] - a[1] * b[0]);
      }
      return Math.atan2(im, re);
    }

    private double[][] smoothed(double[] weights) {
      double[][] smooth = new double[weights.length][2];
      for (int i = 0; i < weights.length; i++) {
        double total = 0;
        for (int j = Math.max(0, i - REACH_NODES);
            j <= Math.min(weights.length - 1, i + REACH_NODES);
            j++) {
          double distance = (i - j) / SMOOTHING_NODES;
          double weight = weights[j] * Math.exp(-0.5 * distance * distance);
          smooth[i][0] += weight * measured.get(j)[0];
          smooth[i][1] += weight * measured.get(j)[1];
          total += weight;
        }
        smooth[i][0] /= total;
        smooth[i][1] /= total;
      }
      return smooth;
    }

    void subtract(float[] samples, int count, long position, int nodeFrames) {
      double stepRe = Math.cos(radiansPerFrame);
      double stepIm = Math.sin(radiansPerFrame);
      int i = 0;
      while (i < count) {
        long from = position + i;
        // Amplitudes are those of the middles of the nodes; between them lies a straight line.
        long segment = Math.floorDiv(from + nodeFrames / 2, nodeFrames);
        int to = (int) Math.min(count, (segment + 1) * nodeFrames - nodeFrames / 2 - position);
        double[] left = amplitude[Math.clamp(segment - 1, 0, amplitude.length - 1)];
        double[] right = amplitude[Math.clamp(segment, 0, amplitude.length - 1)];
        double share = (from + nodeFrames / 2 - segment * nodeFrames) / (double) nodeFrames;
        double re = Math.cos(radiansPerFrame * from);
        double im = Math.sin(radiansPerFrame * from);
        for (; i < to; i++) {
          double a = left[0] + share * (right[0] - left[0]);
          double b = left[1] + share * (right[1] - left[1]);
          samples[i] -= (float) (a * re - b * im);
          double next = re * stepRe - im * stepIm;
          im = re * stepIm + im * stepRe;
          re = next;
          share += 1.0 / nodeFrames;
        }
      }
    }
  }
}
