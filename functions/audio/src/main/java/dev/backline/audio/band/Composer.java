package dev.backline.audio.band;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Vocal.SungNote;
import dev.backline.audio.band.form.FormPlanner;
import dev.backline.audio.band.form.Section;
import dev.backline.audio.band.form.SungBar;
import dev.backline.audio.band.harmony.Chord;
import dev.backline.audio.band.harmony.Harmoniser;
import dev.backline.audio.band.harmony.Harmoniser.Slot;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Melody;
import dev.backline.audio.band.part.Arrangement;
import dev.backline.audio.band.part.ChordSpan;
import dev.backline.audio.band.style.Metre;
import dev.backline.audio.band.style.Style;
import dev.backline.audio.band.style.Style.Feel;
import dev.backline.audio.band.style.Styles;
import dev.backline.audio.pcm.PcmFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes the lead sheet: pace, bars, sections, chords, ending. */
final class Composer {
  private static final double RATE = PcmFormat.WORKING_RATE_HZ;
  private static final double SHORTEST_CHORD_SECONDS = 1.45;
  private static final double LONGEST_CHORD_SECONDS = 3.7;
  private static final int OUTRO_BARS = 4;

  private final BandBrief brief;
  private final Style style;
  private final BeatGrid grid;

  Composer(BandBrief brief) {
    this.brief = brief;
    var metre = Metre.of(brief.grid().beatsPerBar(), brief.beatDivision());
    style = Styles.of(brief.genre(), metre);
    boolean foldable = metre == Metre.QUADRUPLE && brief.grid().beatsPerBar() % 2 == 0;
    grid = foldable ? felt(brief.grid(), style.feel()) : brief.grid();
  }

  /** Half or double time; bars of three or of dotted beats would fall apart in it. */
  private static BeatGrid felt(BeatGrid grid, Feel feel) {
    var felt = grid;
    while (felt.tempo() < feel.slowestBpm() * 0.995) felt = felt.doubled();
    while (felt.tempo() > feel.fastestBpm() * 1.005) felt = felt.halved();
    return felt;
  }

  Arrangement compose() {
    int room = (int) Math.max(0, Math.ceil(grid.barAt((double) brief.frames()) - 1e-6));
    Optional<Integer> ending = ending(room);
    int bars = ending.map(bar -> bar + 1).orElse(room);
    var sections = new FormPlanner(sungBars(bars), knownBars(bars)).plan();
    return new Arrangement(brief, style, grid, sections, chords(sections), ending);
  }

  /** The downbeat on which the song can end: soon after the last note, with room to ring. */
  private Optional<Integer> ending(int room) {
    double latest = brief.frames() - 1.2 * RATE;
    double sung =
        brief.vocal().notes().stream().mapToDouble(SungNote::endMs).max().orElse(0)
            * PcmFormat.WORKING_FRAMES_PER_MS;
    int after = (int) Math.ceil(grid.barAt(sung) - 0.13);
    for (int bar = Math.min(room - 1, after + OUTRO_BARS); bar >= Math.max(1, after); bar--) {
      if (grid.frameAt(bar * (double) grid.beatsPerBar()) <= latest) {
        return sung > 0 ? Optional.of(bar) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private List<Integer> knownBars(int bars) {
    return brief.vocal().sections().stream()
        .map(
            section ->
                (int) Math.round(grid.barAt(section.startMs() * PcmFormat.WORKING_FRAMES_PER_MS)))
        .filter(bar -> bar > 0 && bar < bars)
        .distinct()
        .toList();
  }

  private List<SungBar> sungBars(int bars) {
    var sung = new double[bars];
    var effort = new double[bars];
    var weight = new double[bars];
    var opening = new boolean[bars];
    Arrays.fill(opening, true);
    for (var note : brief.vocal().notes()) {
      double from = grid.barAt(note.startMs() * PcmFormat.WORKING_FRAMES_PER_MS);
      double to = grid.barAt(note.endMs() * PcmFormat.WORKING_FRAMES_PER_MS);
      for (int bar = (int) Math.max(0, from); bar < Math.min(bars, to); bar++) {
        double part = Math.min(to, bar + 1) - Math.max(from, bar);
        sung[bar] += part;
        effort[bar] += part * (note.level() + note.midi() / 4);
        weight[bar] += part;
      }
      int crossed = (int) Math.floor(to - 0.06);
      if (crossed > from + 0.06 && crossed >= 0 && crossed < bars) opening[crossed] = false;
    }
    var out = new ArrayList<SungBar>();
    for (int bar = 0; bar < bars; bar++) {
      double mean = weight[bar] > 0 ? effort[bar] / weight[bar] : 0;
      out.add(new SungBar(Math.min(1, sung[bar]), mean, opening[bar]));
    }
    return out;
  }

  private List<ChordSpan> chords(List<Section> sections) {
    var spans = new ArrayList<int[]>();
    var slots = new ArrayList<Slot>();
    double barSeconds = 60.0 / grid.tempo() * grid.beatsPerBar();
    int bpb = grid.beatsPerBar();
    for (var section : sections) {
      int place = 0;
      int end = section.endBar() * bpb;
      int step = bpb;
      if (barSeconds < SHORTEST_CHORD_SECONDS) step = 2 * bpb;
      if (barSeconds > LONGEST_CHORD_SECONDS && bpb % 2 == 0) step = bpb / 2;
      for (int beat = section.firstBar() * bpb; beat < end; beat += step) {
        int until = Math.min(end, beat + step);
        spans.add(new int[] {beat, until});
        boolean closing = until == end;
        slots.add(new Slot(melody(beat, until), section.kind().name(), place++, closing));
      }
    }
    if (slots.isEmpty()) return List.of();
    var keys = new Modulations(brief, grid).keys(sections.getLast().endBar());
    var out = new ArrayList<ChordSpan>();
    for (int from = 0, to; from < slots.size(); from = to) {
      Key key = keys.get(spans.get(from)[0] / bpb);
      to = from + 1;
      while (to < slots.size() && keys.get(spans.get(to)[0] / bpb).equals(key)) to++;
      var chords = harmonise(key, slots.subList(from, to), to == slots.size());
      for (int i = from; i < to; i++) {
        out.add(new ChordSpan(chords.get(i - from), key, spans.get(i)[0], spans.get(i)[1]));
      }
    }
    return out;
  }

  private List<Chord> harmonise(Key key, List<Slot> slots, boolean ends) {
    var progressions =
        switch (key.mode()) {
          case MAJOR -> style.harmony().major();
          case MINOR -> style.harmony().minor();
        };
    return new Harmoniser(key, progressions, brief.seed()).harmonise(slots, ends);
  }

  private Melody melody(int fromBeat, int toBeat) {
    var melody = new Melody();
    double from = grid.frameAt(fromBeat);
    double to = grid.frameAt(toBeat);
    for (var note : brief.vocal().notes()) {
      double start = Math.max(from, note.startMs() * PcmFormat.WORKING_FRAMES_PER_MS);
      double end = Math.min(to, note.endMs() * PcmFormat.WORKING_FRAMES_PER_MS);
      if (end <= start) continue;
      double strong = start - from < 0.15 * (to - from) ? 1.25 : 1;
      melody.add(note.midi(), strong * (end - start) / (to - from));
    }
    return melody;
  }
}
