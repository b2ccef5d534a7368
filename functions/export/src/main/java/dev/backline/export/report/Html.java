package dev.backline.export.report;

import java.util.Locale;

/** Text and numbers as they stand in the page. */
final class Html {

  private Html() {}

  static String escape(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(character);
              }
            });
    return escaped.toString();
  }

  static String one(double value) {
    return minus(String.format(Locale.ROOT, "%.1f", value == 0 ? 0.0 : value));
  }

  static String whole(double value) {
    return minus(String.format(Locale.ROOT, "%.0f", value));
  }

  static String clock(long ms) {
    return String.format(Locale.ROOT, "%d:%02d", ms / 60_000, ms / 1000 % 60);
  }

  static String elapsed(long ms) {
    return ms < 10_000
        ? String.format(Locale.ROOT, "%.1f s", ms / 1000.0)
        : String.format(Locale.ROOT, "%d s", Math.round(ms / 1000.0));
  }

  static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.0f kB", Math.ceil(bytes / 1000.0))
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
  }

  private static String minus(String number) {
    return number.equals("-0.0") || number.equals("-0")
        ? number.substring(1)
        : number.replace('-', '−');
  }
}
