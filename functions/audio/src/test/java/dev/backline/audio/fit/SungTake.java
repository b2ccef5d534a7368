package dev.backline.audio.fit;

import dev.backline.audio.voice.Note;
import java.util.List;

/**
 * What a singer sang, as an analyser would hear it, and what was in the score.
 *
 * @param name of the song
 * @param notes heard, with the errors of singing and of hearing
 * @param beats seconds of every beat
 * @param downbeats seconds of the beats that begin a bar
 * @param bpm of the score, at the speed at which it was sung
 * @param beatsPerBar of the score
 * @param beatDivision into how many parts a beat falls
 * @param seconds from the first sample to the last
 */
public record SungTake(
    String name,
    List<Note> notes,
    List<Double> beats,
    List<Double> downbeats,
    double bpm,
    int beatsPerBar,
    int beatDivision,
    double seconds) {

  public SungTake {
    notes = List.copyOf(notes);
    beats = List.copyOf(beats);
    downbeats = List.copyOf(downbeats);
  }
}
