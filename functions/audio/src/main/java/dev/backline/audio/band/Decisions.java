package dev.backline.audio.band;

import dev.backline.audio.band.form.Section;
import dev.backline.audio.band.part.Arrangement;
import dev.backline.audio.band.part.ChordSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in sentences what the band decided. */
final class Decisions {
  private Decisions() {}

  static List<String> of(Arrangement sheet) {
    var out = new ArrayList<String>();
    var brief = sheet.brief();
    out.add(
        String.format(
            Locale.ROOT,
            "Plays %s, %s, in %s at %.2f BPM.",
            brief.genre().code(),
            brief.mood().code(),
            brief.keys().home(),
            brief.grid().tempo()));
    double ratio = sheet.grid().tempo() / brief.grid().tempo();
    if (ratio > 1.5) out.add("Plays in double time, as the genre is faster than the song.");
    if (ratio < 0.75) out.add("Plays in half time, as the genre is slower than the song.");
    out.add(
        String.format(
            Locale.ROOT,
            "Starts on the first downbeat at %.3f s.",
            sheet.grid().frameAt(0) / Band.FORMAT.sampleRateHz()));
    out.add("Form: " + form(sheet) + ".");
    modulations(sheet, out);
    for (var kind : Section.Kind.values()) chords(sheet, kind, out);
    sheet
        .endingBar()
        .ifPresentOrElse(
            bar -> out.add("Ends on the tonic in bar " + (bar + 1) + ", after the last note."),
            () -> out.add("Fades out, as the take leaves no room for an ending."));
    return List.copyOf(out);
  }

  private static String form(Arrangement sheet) {
    return sheet.sections().stream()
        .map(section -> section.kind().name().toLowerCase(Locale.ROOT) + " " + section.bars())
        .collect(Collectors.joining(", "));
  }

  private static void modulations(Arrangement sheet, List<String> out) {
    var spans = sheet.chords();
    for (int i = 1; i < spans.size(); i++) {
      var key = spans.get(i).key();
      if (!key.equals(spans.get(i - 1).key())) {
        int bar = spans.get(i).startBeat() / sheet.grid().beatsPerBar() + 1;
        out.add("Goes to " + key + " in bar " + bar + ", with the singer.");
      }
    }
  }

  private static void chords(Arrangement sheet, Section.Kind kind, List<String> out) {
    int beats = sheet.grid().beatsPerBar();
    var ways = new LinkedHashSet<String>();
    for (var section : sheet.sections()) {
      if (section.kind() != kind) continue;
      ways.add(
          sheet.chords().stream()
              .filter(span -> span.startBeat() >= section.firstBar() * beats)
              .filter(span -> span.startBeat() < section.endBar() * beats)
              .limit(8)
              .map(ChordSpan::chord)
              .map(chord -> chord.numeral())
              .collect(Collectors.joining(" ")));
    }
    ways.stream()
        .findFirst()
        .ifPresent(
            way -> out.add("Chords of the " + kind.name().toLowerCase(Locale.ROOT) + ": " + way));
  }
}
