package dev.backline.audio.band.form;

import dev.backline.audio.band.form.Section.Kind;
import java.util.ArrayList;
import java.util.List;

/** Divides a song by what the singer does, bar by bar. */
public final class FormPlanner {
  private static final double SUNG = 0.06;
  private static final int REST_BARS = 3;

  private final List<SungBar> bars;
  private final List<Integer> known;

  /**
   * A planner.
   *
   * @param bars every bar from the first downbeat to the end
   * @param known bars at which the analysis found a new section; may be empty
   */
  public FormPlanner(List<SungBar> bars, List<Integer> known) {
    this.bars = List.copyOf(bars);
    this.known = List.copyOf(known);
  }

  /** The sections, without gap or overlap, from bar 0 to the end. */
  public List<Section> plan() {
    int first = 0;
    while (first < bars.size() && bars.get(first).sung() < SUNG) first++;
    if (first == bars.size()) return withoutSinger();
    int last = bars.size() - 1;
    while (bars.get(last).sung() < SUNG) last--;
    var sections = new ArrayList<Section>();
    add(sections, Kind.INTRO, 0, first, 0.4);
    int from = first;
    for (int bar = first; bar <= last + 1; bar++) {
      int rest = restFrom(bar, last);
      if (bar == last + 1 || rest >= REST_BARS) {
        sections.addAll(divide(from, bar));
        add(sections, Kind.INTERLUDE, bar, rest, 0.5);
        bar += rest;
        from = bar;
      }
    }
    boolean single = sections.stream().filter(s -> s.kind() == Kind.VERSE).count() == 1;
    var named = named(single ? halved(sections) : sections);
    add(named, Kind.OUTRO, last + 1, bars.size() - last - 1, 0.4);
    return List.copyOf(named);
  }

  private int restFrom(int bar, int last) {
    int end = bar;
    while (end <= last && bars.get(end).sung() < SUNG) end++;
    return end - bar;
  }

  private static void add(List<Section> sections, Kind kind, int first, int count, double level) {
    if (count > 0) sections.add(new Section(kind, first, count, level));
  }

  /** The cheapest division of a sung stretch: parts of eight bars that begin where she breathes. */
  private List<Section> divide(int from, int to) {
    int length = to - from;
    var cost = new double[length + 1];
    var came = new int[length + 1];
    for (int end = 1; end <= length; end++) {
      cost[end] = Double.POSITIVE_INFINITY;
      for (int start = Math.max(0, end - 20); start < end; start++) {
        double here = cost[start] + lengthCost(end - start) + edgeCost(from + end, to);
        if (here < cost[end]) {
          cost[end] = here;
          came[end] = start;
        }
      }
    }
    var parts = new ArrayList<Section>();
    for (int end = length; end > 0; end = came[end]) {
      parts.add(new Section(Kind.VERSE, from + came[end], end - came[end], 0.6));
    }
    return parts.reversed();
  }

  /** A song of one part still goes somewhere: what is sung second is its chorus. */
  private static List<Section> halved(List<Section> sections) {
    var out = new ArrayList<Section>();
    for (var section : sections) {
      int half = (section.bars() + 1) / 2;
      if (section.kind() != Kind.VERSE || half < 3) {
        out.add(section);
        continue;
      }
      add(out, Kind.VERSE, section.firstBar(), half, section.intensity());
      int rest = section.bars() - half;
      add(out, Kind.VERSE, section.firstBar() + half, rest, section.intensity());
    }
    return out;
  }

  private static double lengthCost(int count) {
    return switch (count) {
      case 8 -> 0;
      case 4, 16 -> 0.9;
      case 12, 6, 10 -> 1.3;
      case 7, 9 -> 1.2;
      case 1, 2, 3 -> 4 - count * 0.4;
      default -> 2;
    };
  }

  private double edgeCost(int bar, int to) {
    if (bar == to) return 0;
    double cost = bars.get(bar).rested() ? 0 : 1.1;
    return known.isEmpty() ? cost : known.contains(bar) ? cost - 2.5 : cost + 1;
  }

  private List<Section> named(List<Section> sections) {
    var efforts =
        sections.stream().filter(s -> s.kind() == Kind.VERSE).mapToDouble(this::effort).toArray();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double effort : efforts) {
      low = Math.min(low, effort);
      high = Math.max(high, effort);
    }
    boolean contrast = high - low > 1.0;
    var out = new ArrayList<Section>();
    int sung = 0;
    for (var section : sections) {
      if (section.kind() != Kind.VERSE) {
        out.add(section);
        continue;
      }
      double rank = contrast ? (effort(section) - low) / (high - low) : sung % 2;
      boolean chorus = rank > 0.55 && (sung > 0 || efforts.length == 1);
      boolean bridge = !chorus && sung >= 4 && sung + 1 < efforts.length && rank < 0.3;
      double later = Math.min(0.12, 0.04 * sung);
      double level = chorus ? 0.88 + later : bridge ? 0.38 : 0.5 + 0.12 * rank + later;
      var kind = chorus ? Kind.CHORUS : bridge ? Kind.BRIDGE : Kind.VERSE;
      out.add(new Section(kind, section.firstBar(), section.bars(), Math.min(1, level)));
      sung++;
    }
    return out;
  }

  private double effort(Section section) {
    double sum = 0;
    double weight = 1e-9;
    for (int bar = section.firstBar(); bar < section.endBar(); bar++) {
      sum += bars.get(bar).effort() * bars.get(bar).sung();
      weight += bars.get(bar).sung();
    }
    return sum / weight;
  }

  private List<Section> withoutSinger() {
    var kinds = List.of(Kind.VERSE, Kind.CHORUS, Kind.VERSE, Kind.CHORUS, Kind.BRIDGE, Kind.CHORUS);
    var sections = new ArrayList<Section>();
    int count = bars.size();
    int intro = count >= 24 ? 4 : 0;
    add(sections, Kind.INTRO, 0, intro, 0.4);
    int outro = count >= 24 ? 4 : 0;
    int bar = intro;
    for (int i = 0; bar < count - outro; i++) {
      var kind = kinds.get(i % kinds.size());
      int length = Math.min(8, count - outro - bar);
      double level = kind == Kind.CHORUS ? 0.9 : kind == Kind.BRIDGE ? 0.4 : 0.6;
      add(sections, kind, bar, length, level);
      bar += length;
    }
    add(sections, Kind.OUTRO, bar, count - bar, 0.4);
    return List.copyOf(sections);
  }
}
