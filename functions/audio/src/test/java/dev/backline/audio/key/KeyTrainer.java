package dev.backline.audio.key;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Fits a network by gradient descent (Adam with decoupled decay; Loshchilov and Hutter, 2019) on
 * the cross entropy of the right key. Each time another cut of an example is heard, half of them
 * from its beginning, now and then without bass or lead.
 */
final class KeyTrainer {
  private static final int BATCH = 16;
  private static final double RATE = 0.005;
  private static final double DECAY = 5e-3;
  private static final int WARM_UP_STEPS = 100;
  private static final double[] FIRST_DEVIATIONS = {1, 1, 0.7, 0.3};
  private static final int SHORTEST_FRAMES = 40;
  private static final int LONGEST_CUT_FRAMES = 200;

  /** Share of the examples that may as well be in any key: annotations err. */
  private static final double DOUBT = 0.02;

  private static final double HISS = 0.02;

  private final KeyNetwork net;
  private final List<KeyLayer> gradients;
  private final Random random;
  private final float[] lanes = new float[64];

  KeyTrainer(KeyNetwork net, Random random) {
    this.net = net;
    this.random = random;
    this.gradients =
        net.layers().stream().map(l -> new KeyLayer(l.inputs(), l.outputs(), l.span())).toList();
    for (int i = 0; i < FIRST_DEVIATIONS.length; i++) {
      KeyLayer layer = net.layers().get(i);
      double deviation =
          FIRST_DEVIATIONS[i] * Math.sqrt(2.0 / (layer.inputs() * 12 * layer.span()));
      for (int w = 0; w < layer.weights().length; w++) {
        layer.weights()[w] = (float) (deviation * random.nextGaussian());
      }
    }
  }

  /** Goes through the examples several times, and prints how it goes. */
  void train(List<KeyExamples.Example> examples, int epochs) {
    int parameters =
        net.layers().stream().mapToInt(l -> l.weights().length + l.biases().length).sum();
    var first = new float[parameters];
    var second = new float[parameters];
    int[] order = new int[examples.size()];
    Arrays.setAll(order, i -> i);
    int steps = epochs * (order.length / BATCH);
    int step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order);
      double loss = 0;
      for (int from = 0; from + BATCH <= order.length; from += BATCH) {
        for (KeyLayer gradient : gradients) {
          Arrays.fill(gradient.weights(), 0);
          Arrays.fill(gradient.biases(), 0);
        }
        for (int i = from; i < from + BATCH; i++) {
          loss += descend(examples.get(order[i]));
        }
        step++;
        double warm = Math.min(1, step / (double) WARM_UP_STEPS);
        double rate = RATE * warm * 0.5 * (1 + Math.cos(Math.PI * step / steps));
        adam(first, second, rate, step);
      }
      System.out.printf("epoch %d: loss %.3f%n", epoch, loss / order.length);
    }
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  private void adam(float[] first, float[] second, double rate, int step) {
    double firstShare = 1 - Math.pow(0.9, step);
    double secondShare = 1 - Math.pow(0.999, step);
    int n = 0;
    for (int layer = 0; layer < gradients.size(); layer++) {
      KeyLayer to = net.layers().get(layer);
      KeyLayer by = gradients.get(layer);
      for (float[][] pair :
          new float[][][] {{to.weights(), by.weights()}, {to.biases(), by.biases()}}) {
        double decay = pair[0] == to.weights() ? DECAY : 0;
        for (int i = 0; i < pair[0].length; i++, n++) {
          double gradient = pair[1][i] / BATCH;
          first[n] += (float) (0.1 * (gradient - first[n]));
          second[n] += (float) (0.001 * (gradient * gradient - second[n]));
          double move = first[n] / firstShare / (Math.sqrt(second[n] / secondShare) + 1e-8);
          pair[0][i] -= (float) (rate * (move + decay * pair[0][i]));
        }
      }
    }
  }

  /** A cut of an example, with a little noise. */
  private KeySteps cut(KeyExamples.Example example) {
    int frames = example.frames();
    int shortest = Math.min(frames, SHORTEST_FRAMES);
    int most = Math.clamp(frames, shortest, LONGEST_CUT_FRAMES);
    int length = random.nextInt(4) == 0 ? frames : shortest + random.nextInt(most - shortest + 1);
    int where = random.nextInt(4);
    int begin = where < 2 ? 0 : where == 2 ? frames - length : random.nextInt(frames - length + 1);
    KeySteps cut = KeySteps.of(example.chromagram(), begin, length);
    float hiss = (float) (HISS * random.nextDouble() * KeySteps.FRAMES);
    int mute = random.nextInt(8) == 0 ? 1 + random.nextInt(2) : -1;
    KeyPlanes planes = cut.planes();
    for (int step : cut.sounding(0, cut.count())) {
      for (int c = 0; c < planes.count(); c++) {
        for (int pc = 0; pc < 12; pc++) {
          float noisy = planes.get(c, pc, step) + hiss * random.nextFloat();
          planes.set(c, pc, step, c == mute ? 0 : noisy);
        }
      }
    }
    return cut;
  }

  /** Adds to the gradients what an example has to say; gives its cross entropy. */
  private double descend(KeyExamples.Example example) {
    KeySteps cut = cut(example);
    int steps = cut.count();
    int[] at = cut.sounding(0, steps);
    if (at.length == 0) {
      return 0;
    }
    KeyNetwork.Heard heard = net.hear(cut);
    KeyPlanes means = heard.means(0, steps);
    KeyPlanes mixed = net.mixture().sums(means);
    mixed.rectify();
    KeyPlanes top = means.and(mixed);
    KeyPlanes sums = net.keys().sums(top);
    double[] chances = chances(sums);
    var error = new KeyPlanes(2, 1);
    for (int key = 0; key < KeyPath.KEYS; key++) {
      double wanted = DOUBT / KeyPath.KEYS + (key == example.key() ? 1 - DOUBT : 0);
      error.set(key / 12, key % 12, 0, (float) (chances[key] - wanted));
    }
    KeyPlanes topError = back(3, top, error);
    var mixedError = new KeyPlanes(mixed.count(), 1);
    for (int c = 0; c < mixed.count(); c++) {
      for (int pc = 0; pc < 12; pc++) {
        float slope = slope(mixed, c, pc, 0);
        mixedError.set(c, pc, 0, slope * topError.get(means.count() + c, pc, 0));
      }
    }
    KeyPlanes meansError = back(2, means, mixedError);
    for (int c = 0; c < means.count(); c++) {
      for (int pc = 0; pc < 12; pc++) {
        meansError.set(c, pc, 0, meansError.get(c, pc, 0) + topError.get(c, pc, 0));
      }
    }
    int chords = heard.chords().count();
    int moves = heard.moves().count();
    var movesError = new KeyPlanes(moves, steps);
    spread(meansError, KeyNetwork.WHOLE + chords, at, heard.moves(), movesError);
    KeyPlanes chordsError = back(1, heard.chords(), movesError);
    for (int c = 0; c < chords; c++) {
      for (int pc = 0; pc < 12; pc++) {
        for (int t = 0; t < steps; t++) {
          float slope = slope(heard.chords(), c, pc, t);
          chordsError.set(c, pc, t, slope * chordsError.get(c, pc, t));
        }
      }
    }
    int ends = KeyNetwork.WHOLE + chords + moves;
    spread(meansError, KeyNetwork.WHOLE, at, heard.chords(), chordsError);
    spread(meansError, ends, KeyNetwork.opening(at), heard.chords(), chordsError);
    spread(meansError, ends + chords, KeyNetwork.closing(at), heard.chords(), chordsError);
    back(0, heard.input(), chordsError);
    return -Math.log(chances[example.key()] + 1e-9);
  }

  private static double[] chances(KeyPlanes sums) {
    var chances = new double[KeyPath.KEYS];
    double sum = 0;
    for (int key = 0; key < chances.length; key++) {
      chances[key] = Math.exp(Math.min(80, sums.get(key / 12, key % 12, 0)));
      sum += chances[key];
    }
    for (int key = 0; key < chances.length; key++) {
      chances[key] /= sum;
    }
    return chances;
  }

  /** Adds the error of means over {@code at} to that of what they are means of. */
  private static void spread(
      KeyPlanes meansError, int first, int[] at, KeyPlanes values, KeyPlanes errors) {
    for (int c = 0; c < values.count(); c++) {
      for (int pc = 0; pc < 12; pc++) {
        float each = meansError.get(first + c, pc, 0) / at.length;
        for (int t : at) {
          errors.set(c, pc, t, errors.get(c, pc, t) + slope(values, c, pc, t) * each);
        }
      }
    }
  }

  private static float slope(KeyPlanes values, int plane, int pitchClass, int step) {
    return values.get(plane, pitchClass, step) > 0 ? 1 : KeyPlanes.LEAK;
  }

  /** Adds to the gradients of a layer; gives the error of what came in. */
  private KeyPlanes back(int layer, KeyPlanes in, KeyPlanes error) {
    KeyLayer l = net.layers().get(layer);
    KeyLayer g = gradients.get(layer);
    var result = new KeyPlanes(l.inputs(), in.steps());
    int length = in.octave();
    int w = 0;
    for (int o = 0; o < l.outputs(); o++) {
      float[] e = error.values(o);
      float sum = 0;
      for (int i = 1; i <= length; i++) {
        sum += e[i];
      }
      g.biases()[o] += sum;
      for (int c = 0; c < l.inputs(); c++) {
        float[] x = in.values(c);
        float[] dx = result.values(c);
        for (int interval = 0; interval < 12; interval++) {
          for (int s = 0; s < l.span(); s++, w++) {
            int at = 1 + interval * in.row() + s - l.span() / 2;
            g.weights()[w] += dot(e, x, at, length);
            if (layer > 0) {
              add(l.weights()[w], e, dx, at, length);
            }
          }
        }
      }
    }
    if (layer > 0) {
      for (int c = 0; c < l.inputs(); c++) {
        float[] v = result.values(c);
        for (int pc = 0; pc < 12; pc++) {
          for (int t = 0; t < in.steps(); t++) {
            int i = 1 + pc * in.row() + t;
            result.set(c, pc, t, v[i] + v[i + length]);
          }
        }
      }
    }
    return result;
  }

  private static void add(float weight, float[] e, float[] dx, int at, int length) {
    for (int i = 0; i < length; i++) {
      dx[at + i] += weight * e[1 + i];
    }
  }

  private float dot(float[] e, float[] x, int at, int length) {
    float sum = 0;
    int i = 0;
    if (length >= 128) {
      Arrays.fill(lanes, 0);
      for (; i + 64 <= length; i += 64) {
        for (int j = 0; j < 64; j++) {
          lanes[j] += e[1 + i + j] * x[at + i + j];
        }
      }
      for (int j = 0; j < 64; j++) {
        sum += lanes[j];
      }
    }
    for (; i < length; i++) {
      sum += e[1 + i] * x[at + i];
    }
    return sum;
  }
}
