package dev.backline.audio.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a network as {@link KeyJudge} reads them. */
final class KeyTable {
  private KeyTable() {}

  static List<String> lines(KeyNetwork network) {
    var lines = new ArrayList<String>();
    lines.add(
        network.chords().outputs()
            + " "
            + network.moves().outputs()
            + " "
            + network.mixture().outputs());
    for (KeyLayer layer : network.layers()) {
      int width = layer.weights().length / layer.outputs();
      for (int unit = 0; unit < layer.outputs(); unit++) {
        var line = new StringBuilder(number(layer.biases()[unit]));
        for (int w = 0; w < width; w++) {
          line.append(' ').append(number(layer.weights()[unit * width + w]));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /** In thousandths, without needless zeros. */
  private static String number(float value) {
    long thousandths = Math.round(1000.0 * value);
    String text = String.format(Locale.ROOT, "%.3f", thousandths / 1000.0);
    return text.replaceFirst("\\.?0+$", "")
        .replaceFirst("^(-?)0\\.", "$1.")
        .replaceFirst("^-?$", "0");
  }
}
