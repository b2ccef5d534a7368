package dev.backline.audio.key;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Judges keys by the mean of one or more networks. Decision 9 says what they were fitted to and how
 * to repeat it.
 */
final class KeyJudge {
  private final List<KeyNetwork> networks;

  KeyJudge(List<KeyNetwork> networks) {
    this.networks = List.copyOf(networks);
  }

  /** Of {@code key.txt}: for each network its sizes, then a row of bias and weights per unit. */
  static KeyJudge fitted() {
    return Fitted.JUDGE;
  }

  private static final class Fitted {
    private static final KeyJudge JUDGE = read("key.txt");
  }

  private static KeyJudge read(String name) {
    var stream =
        Objects.requireNonNull(
            KeyJudge.class.getResourceAsStream(name), () -> name + " is not on the class path");
    try (var reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      return of(reader.lines().filter(line -> !line.startsWith("#")).iterator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeyJudge of(Iterator<String> lines) {
    var networks = new ArrayList<KeyNetwork>();
    while (lines.hasNext()) {
      float[] sizes = numbers(lines.next());
      KeyNetwork network = KeyNetwork.empty((int) sizes[0], (int) sizes[1], (int) sizes[2]);
      for (KeyLayer layer : network.layers()) {
        int width = layer.weights().length / layer.outputs();
        for (int unit = 0; unit < layer.outputs(); unit++) {
          float[] row = numbers(lines.next());
          layer.biases()[unit] = row[0];
          System.arraycopy(row, 1, layer.weights(), unit * width, width);
        }
      }
      networks.add(network);
    }
    return new KeyJudge(networks);
  }

  private static float[] numbers(String line) {
    String[] words = line.split(" ", -1);
    var numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  Hearing hear(KeySteps steps) {
    return new Hearing(steps, networks.stream().map(network -> network.hear(steps)).toList());
  }

  /** What the networks made of some music. */
  final class Hearing {
    private final KeySteps steps;
    private final List<KeyNetwork.Heard> heard;

    private Hearing(KeySteps steps, List<KeyNetwork.Heard> heard) {
      this.steps = steps;
      this.heard = heard;
    }

    /**
     * Logarithm of the chance of each key in {@code [from, to)} steps; all keys are alike where
     * nothing sounds.
     */
    double[] scores(int from, int to) {
      var sum = new double[KeyPath.KEYS];
      if (steps.sounding(from, to).length > 0) {
        for (int i = 0; i < networks.size(); i++) {
          double[] scores = networks.get(i).scores(heard.get(i).means(from, to));
          for (int key = 0; key < sum.length; key++) {
            sum[key] += scores[key] / networks.size();
          }
        }
      }
      double most = Arrays.stream(sum).max().orElse(0);
      double all = most + Math.log(Arrays.stream(sum).map(s -> Math.exp(s - most)).sum());
      return Arrays.stream(sum).map(s -> s - all).toArray();
    }
  }
}
