package dev.backline.audio.soundfont;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one zone of a preset or an instrument says. */
record Zone(Map<Generator, Integer> generators, List<Modulator> modulators) {
  private static final Zone SILENT = new Zone(Map.of(), List.of());

  static Zone of(List<Modulator> modulators) {
    return new Zone(Map.of(), modulators);
  }

  /** The first zone, if it names no {@code target}: it speaks for all (7.3, 7.7). */
  static Zone global(List<Zone> zones, Generator target) {
    boolean has = !zones.isEmpty() && !zones.getFirst().generators.containsKey(target);
    return has ? zones.getFirst() : SILENT;
  }

  int value(Generator generator) {
    return generators.getOrDefault(generator, generator.standard());
  }

  Range range(Generator generator) {
    return Range.of(value(generator));
  }

  /** This zone, and the other's word where this one is silent. */
  Zone over(Zone global) {
    var all = new EnumMap<Generator, Integer>(Generator.class);
    all.putAll(global.generators);
    all.putAll(generators);
    var routes = new ArrayList<>(global.modulators);
    for (var own : modulators) {
      routes.removeIf(own::sameRoute);
      routes.add(own);
    }
    return new Zone(all, routes);
  }

  /** The modulators of an instrument's zone with what the preset's zone adds. */
  List<Modulator> modulatorsWith(Zone preset) {
    var routes = new ArrayList<>(modulators);
    for (var more : preset.modulators) {
      int same = 0;
      while (same < routes.size() && !routes.get(same).sameRoute(more)) same++;
      if (same == routes.size()) routes.add(more);
      else routes.set(same, routes.get(same).plus(more.amount()));
    }
    return routes;
  }
}
