package dev.backline.audio.band;

import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Layer;
import dev.backline.audio.synth.LayerSource;
import dev.backline.audio.synth.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Finds each player's level as a band does before a concert: everyone plays the busiest seconds
 * alone and is set to the loudness that the style wants, whatever key, tempo and mood have made of
 * the instrument.
 */
final class SoundCheck {
  private static final int FRAMES = 6 * PcmFormat.WORKING_RATE_HZ;
  private static final double MOST_DB = 30;

  private SoundCheck() {}

  /**
   * The gain that brings a player to {@code lufs}.
   *
   * @param notes of the whole piece, ascending
   * @param layer the player's layer for a choice of the notes
   */
  static double gain(
      List<Note> notes, Function<UnaryOperator<List<Note>>, Layer> layer, double lufs) {
    if (notes.isEmpty()) return 1;
    long from = busiest(notes);
    UnaryOperator<List<Note>> choose = all -> window(all, from);
    try (var source = new LayerSource(layer.apply(choose), FRAMES)) {
      double measured = LoudnessMeter.measure(source).integratedLufs().orElse(lufs);
      return StrictMath.pow(10, Math.clamp(lufs - measured, -MOST_DB, MOST_DB) / 20);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the window begins that holds the most velocity. */
  private static long busiest(List<Note> notes) {
    int first = 0;
    double sum = 0;
    double most = 0;
    long start = notes.getFirst().startFrame();
    for (var note : notes) {
      sum += note.velocity();
      while (note.startFrame() - notes.get(first).startFrame() >= FRAMES) {
        sum -= notes.get(first++).velocity();
      }
      if (sum > most * 1.02) {
        most = sum;
        start = notes.get(first).startFrame();
      }
    }
    return start;
  }

  private static List<Note> window(List<Note> notes, long from) {
    return notes.stream()
        .filter(note -> note.startFrame() >= from && note.startFrame() < from + FRAMES)
        .map(n -> new Note(n.startFrame() - from, n.frames(), n.midi(), n.cents(), n.velocity()))
        .toList();
  }
}
