package dev.backline.generation.adapter;

import dev.backline.audio.band.brief.Heard;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.brief.Vocal.HeardNote;
import dev.backline.audio.band.brief.Vocal.HeardPhrase;
import dev.backline.audio.band.brief.Vocal.SungSection;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;

/** What the band needs of the analysis; the document has more. */
@Serdeable
public record AnalysisDocument(
    Tempo tempo,
    int beatsPerBar,
    int beatDivision,
    List<Double> beatsMs,
    double firstDownbeatMs,
    Key key,
    List<KeySection> keySections,
    List<Note> notes,
    List<Phrase> phrases,
    List<Section> sections) {

  public AnalysisDocument {
    Objects.requireNonNull(tempo, "tempo is null");
    Objects.requireNonNull(key, "key is null");
    beatsMs = List.copyOf(Objects.requireNonNullElse(beatsMs, List.of()));
    keySections = List.copyOf(Objects.requireNonNullElse(keySections, List.of()));
    notes = List.copyOf(Objects.requireNonNullElse(notes, List.of()));
    phrases = List.copyOf(Objects.requireNonNullElse(phrases, List.of()));
    sections = List.copyOf(Objects.requireNonNullElse(sections, List.of()));
  }

  @Serdeable
  public record Tempo(double bpm) {}

  @Serdeable
  public record Key(String tonic, String mode, double tuningCents) {}

  @Serdeable
  public record KeySection(double startMs, String tonic, String mode) {}

  @Serdeable
  public record Note(double startMs, double endMs, double midi, double cents) {}

  @Serdeable
  public record Phrase(double startMs, double endMs, double energy) {}

  @Serdeable
  public record Section(double startMs, double endMs, String label) {}

  public String keyName() {
    return key.tonic() + " " + key.mode();
  }

  public List<Heard.KeySection> keysOverTime() {
    return keySections.stream()
        .map(s -> new Heard.KeySection(s.startMs(), s.tonic() + " " + s.mode()))
        .toList();
  }

  public Vocal vocal() {
    return Vocal.heard(
        notes.stream()
            .map(note -> new HeardNote(note.startMs(), note.endMs(), note.midi(), note.cents()))
            .toList(),
        phrases.stream()
            .map(phrase -> new HeardPhrase(phrase.startMs(), phrase.endMs(), phrase.energy()))
            .toList(),
        sections.stream()
            .map(s -> new SungSection(s.startMs(), s.endMs(), Objects.toString(s.label(), "")))
            .toList(),
        key.tuningCents());
  }
}
