package dev.backline.analysis.api;

import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.fault.Faults;
import dev.backline.audio.voice.Note;
import dev.backline.audio.voice.Phrase;
import dev.backline.audio.voice.Section;
import io.micronaut.serde.annotation.SerdeImport;

/** Lets the engine's own records be written as the document analysis.json. */
@SerdeImport(TrackAnalysis.class)
@SerdeImport(TrackAnalysis.Tempo.class)
@SerdeImport(TrackAnalysis.TempoCandidate.class)
@SerdeImport(TrackAnalysis.Key.class)
@SerdeImport(TrackAnalysis.KeySection.class)
@SerdeImport(TrackAnalysis.Pitch.class)
@SerdeImport(TrackAnalysis.Loudness.class)
@SerdeImport(TrackAnalysis.LoudnessOverTime.class)
@SerdeImport(Faults.class)
@SerdeImport(Note.class)
@SerdeImport(Phrase.class)
@SerdeImport(Section.class)
final class AnalysisDocument {
  static final String NAME = "analysis.json";

  private AnalysisDocument() {}
}
