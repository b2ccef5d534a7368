package dev.backline.audio.band.brief;

import dev.backline.audio.analysis.TrackAnalysis;
import java.util.List;

/**
 * What was heard of a singer.
 *
 * @param key of most of the take, as in "C minor"
 * @param keySections the key over time, ascending; may be empty when it never changes
 * @param tempo in BPM; 0 when there is no pulse
 * @param tuningCents how far the take is tuned from 440 Hz
 * @param beatsMs ascending
 * @param beatsPerBar the metre
 * @param beatDivision 2 when a beat halves, 3 when it falls into three (6/8)
 */
public record Heard(
    String key,
    List<KeySection> keySections,
    double tempo,
    double tuningCents,
    List<Double> beatsMs,
    double firstDownbeatMs,
    int beatsPerBar,
    int beatDivision,
    Vocal vocal) {

  /** A key from a moment on, as an analysis tells of it. */
  public record KeySection(double startMs, String key) {}

  public Heard {
    keySections = List.copyOf(keySections);
    beatsMs = List.copyOf(beatsMs);
  }

  /** What an analysis tells. */
  public static Heard of(TrackAnalysis analysis) {
    return new Heard(
        analysis.key().tonic() + " " + analysis.key().mode(),
        analysis.keySections().stream()
            .map(s -> new KeySection((double) s.startMs(), s.tonic() + " " + s.mode()))
            .toList(),
        analysis.tempo().bpm(),
        analysis.key().tuningCents(),
        analysis.beatsMs().stream().map(Long::doubleValue).toList(),
        (double) analysis.firstDownbeatMs(),
        analysis.beatsPerBar(),
        analysis.beatDivision(),
        vocal(analysis));
  }

  private static Vocal vocal(TrackAnalysis analysis) {
    return Vocal.heard(
        analysis.notes().stream()
            .map(
                note ->
                    new Vocal.HeardNote(
                        (double) note.startMs(), (double) note.endMs(), note.midi(), note.cents()))
            .toList(),
        analysis.phrases().stream()
            .map(
                phrase ->
                    new Vocal.HeardPhrase(
                        (double) phrase.startMs(), (double) phrase.endMs(), phrase.energy()))
            .toList(),
        analysis.sections().stream()
            .map(
                part ->
                    new Vocal.SungSection(
                        (double) part.startMs(), (double) part.endMs(), part.label()))
            .toList(),
        analysis.key().tuningCents());
  }
}
