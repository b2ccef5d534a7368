package dev.backline.export.report;

import dev.backline.export.Listening;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The drawings of the page, as SVG that takes its colours from the page. */
final class Charts {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int LEFT = 44;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 30;

  private Charts() {}

  /** A waveform that fills its box; the part that was played is drawn a second time, clipped. */
  static String waveform(Listening sound, long longestMs, String id) {
    double width = 1000.0 * sound.loudness().durationMs() / longestMs;
    int pixels = sound.highs().size();
    var outline = new StringBuilder("M0,50");
    for (int pixel = 0; pixel < pixels; pixel++) {
      append(outline, width * pixel / pixels, 50 - sound.highs().get(pixel) / 32768.0 * 48 - 0.3);
    }
    for (int pixel = pixels - 1; pixel >= 0; pixel--) {
      append(outline, width * pixel / pixels, 50 - sound.lows().get(pixel) / 32768.0 * 48 + 0.3);
    }
    String path = outline.append('Z').toString();
    return """
    <svg class="wave" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">\
    <clipPath id="clip-%1$s"><rect id="played-%1$s" width="0" height="100"/></clipPath>\
    <path class="rest" d="%2$s"/><path class="played" clip-path="url(#clip-%1$s)" d="%2$s"/></svg>\
    """
        .formatted(id, path);
  }

  /** Both average spectra over a logarithmic frequency axis. */
  static String spectrum(Listening before, Listening after) {
    List<Double> take = smooth(before.spectrumDb());
    List<Double> master = smooth(after.spectrumDb());
    double highest = Math.ceil((Math.max(max(take), max(master)) + 3) / 10) * 10;
    double lowest = highest - 80;
    var svg = new StringBuilder(open("Average spectrum of the take and the master"));
    for (double level = lowest; level <= highest; level += 20) {
      svg.append(horizontal(y(level, lowest, highest), Html.whole(level)));
    }
    for (int hz : new int[] {50, 100, 200, 500, 1000, 2000, 5000, 10_000}) {
      double position =
          Math.log(hz / Listening.LOWEST_HZ) / Math.log(Listening.HIGHEST_HZ / Listening.LOWEST_HZ);
      svg.append(vertical(LEFT + position * plotWidth(), hz < 1000 ? hz + "" : hz / 1000 + "k"));
    }
    svg.append(curve(take, 0, 1, lowest, highest, "before"));
    svg.append(curve(master, 0, 1, lowest, highest, "after"));
    return svg.append("</svg>").toString();
  }

  /** Both loudness curves over time, with the target. */
  static String loudness(Listening before, Listening after, Optional<Double> targetLufs) {
    long longestMs = Math.max(before.loudness().durationMs(), after.loudness().durationMs());
    double highest =
        Math.ceil((Math.max(max(before.loudnessLufs()), max(after.loudnessLufs())) + 2) / 6) * 6;
    highest = Math.clamp(highest, -30, 0);
    double lowest = highest - 42;
    var svg = new StringBuilder(open("Short-term loudness of the take and the master over time"));
    for (double level = highest; level >= lowest; level -= 6) {
      svg.append(horizontal(y(level, lowest, highest), Html.whole(level)));
    }
    long step = timeStep(longestMs);
    for (long ms = 0; ms <= longestMs; ms += step) {
      svg.append(vertical(LEFT + (double) ms / longestMs * plotWidth(), Html.clock(ms)));
    }
    if (targetLufs.isPresent()) {
      double y = y(targetLufs.get(), lowest, highest);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"target\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
              LEFT,
              WIDTH - RIGHT,
              y,
              y));
      svg.append(
          String.format(
              Locale.ROOT,
              "<text class=\"target\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">target %s</text>",
              WIDTH - RIGHT - 4,
              y - 5,
              Html.whole(targetLufs.get())));
    }
    svg.append(overTime(before, longestMs, lowest, highest, "before"));
    svg.append(overTime(after, longestMs, lowest, highest, "after"));
    return svg.append("</svg>").toString();
  }

  private static String overTime(
      Listening sound, long longestMs, double lowest, double highest, String name) {
    List<Double> values = thinned(sound.loudnessLufs());
    double from = (double) sound.firstLoudnessMs() / longestMs;
    double to = (double) sound.loudness().durationMs() / longestMs;
    return curve(values, from, to, lowest, highest, name);
  }

  private static String curve(
      List<Double> values, double from, double to, double lowest, double highest, String name) {
    if (values.size() < 2) {
      return "";
    }
    var path = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      double x = LEFT + (from + (to - from) * i / (values.size() - 1)) * plotWidth();
      path.append(i == 0 ? 'M' : 'L');
      path.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f",
              x,
              y(Math.clamp(values.get(i), lowest, highest), lowest, highest)));
    }
    return "<path class=\"line " + name + "\" d=\"" + path + "\"/>";
  }

  private static List<Double> thinned(List<Double> values) {
    int stride = Math.max(1, values.size() / 600);
    List<Double> thinned = new ArrayList<>();
    for (int i = 0; i < values.size(); i += stride) {
      thinned.add(values.get(i));
    }
    return thinned;
  }

  private static List<Double> smooth(List<Double> bands) {
    List<Double> smooth = new ArrayList<>();
    for (int i = 0; i < bands.size(); i++) {
      double left = bands.get(Math.max(0, i - 1));
      double right = bands.get(Math.min(bands.size() - 1, i + 1));
      smooth.add((left + 2 * bands.get(i) + right) / 4);
    }
    return smooth;
  }

  private static long timeStep(long durationMs) {
    for (long seconds : new long[] {1, 2, 5, 10, 15, 30, 60, 120, 300, 600}) {
      if (durationMs / (seconds * 1000) <= 8) {
        return seconds * 1000;
      }
    }
    return 1_200_000;
  }

  private static double max(List<Double> values) {
    return values.stream().mapToDouble(value -> value).max().orElse(-60);
  }

  private static int plotWidth() {
    return WIDTH - LEFT - RIGHT;
  }

  private static double y(double value, double lowest, double highest) {
    return TOP + (highest - value) / (highest - lowest) * (HEIGHT - TOP - BOTTOM);
  }

  private static String open(String label) {
    return "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
        .formatted(WIDTH, HEIGHT, label);
  }

  private static String horizontal(double y, String label) {
    return String.format(
        Locale.ROOT,
        "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
        LEFT,
        WIDTH - RIGHT,
        y,
        y,
        LEFT - 8,
        y + 4,
        label);
  }

  private static String vertical(double x, String label) {
    return String.format(
        Locale.ROOT,
        "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>"
            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        x,
        x,
        TOP,
        HEIGHT - BOTTOM,
        x,
        HEIGHT - 10,
        label);
  }

  private static void append(StringBuilder path, double x, double y) {
    path.append(String.format(Locale.ROOT, "L%.1f,%.1f", x, y));
  }
}
