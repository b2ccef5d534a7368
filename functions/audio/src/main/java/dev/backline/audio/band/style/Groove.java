package dev.backline.audio.band.style;

import dev.backline.audio.synth.drum.Drum;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a drummer plays: X accent, x stroke, o soft, - ghost, r two in a step, t three.
 *
 * @param strokes a pattern for each piece that is used
 */
public record Groove(Map<Drum, Pattern> strokes) {
  public Groove {
    strokes = Map.copyOf(strokes);
  }

  /** A groove in 4/4. */
  public static Groove of(String text) {
    return of(Metre.QUADRUPLE, text);
  }

  /** Reads a line for each piece: its name, a blank, its steps. */
  public static Groove of(Metre metre, String text) {
    var strokes = new EnumMap<Drum, Pattern>(Drum.class);
    text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.strip().split("\\s+"))
        .forEach(
            words ->
                strokes.put(
                    Drum.valueOf(words[0].toUpperCase(Locale.ROOT)), new Pattern(metre, words[1])));
    return new Groove(strokes);
  }
}
