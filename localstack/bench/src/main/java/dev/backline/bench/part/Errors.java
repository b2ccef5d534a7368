package dev.backline.bench.part;

import dev.backline.bench.report.Figures;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The largest errors of a meter. */
final class Errors {

  enum Kind {
    LUFS,
    RANGE,
    PEAK
  }

  private final Map<Kind, Double> largest = new EnumMap<>(Kind.class);

  /** Takes a reading where both are known. */
  void add(OptionalDouble expected, OptionalDouble told, Kind kind) {
    if (expected.isEmpty() || told.isEmpty()) return;
    largest.merge(kind, Math.abs(expected.getAsDouble() - told.getAsDouble()), Math::max);
  }

  String lufs() {
    return text(Kind.LUFS);
  }

  String range() {
    return text(Kind.RANGE);
  }

  String peak() {
    return text(Kind.PEAK);
  }

  private String text(Kind kind) {
    return Figures.number(largest.getOrDefault(kind, Double.NaN), 2);
  }
}
