package dev.backline.analysis.api;

import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.key.Mode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

@Serdeable
record Summary(
    String key,
    String tonic,
    String mode,
    double keyConfidence,
    String camelot,
    double tuningCents,
    double tempo,
    double tempoConfidence,
    boolean steady,
    List<TempoCandidate> tempoCandidates,
    long firstDownbeatMs,
    int beatsPerBar,
    long durationMs,
    double pitchConfidence,
    Optional<Double> lufs) {

  @Serdeable
  record TempoCandidate(double bpm, double score) {}

  static Summary of(TrackAnalysis track) {
    TrackAnalysis.Key key = track.key();
    return new Summary(
        key.tonic() + (key.mode().equals(Mode.MINOR.word()) ? " Minor" : " Major"),
        key.tonic(),
        key.mode(),
        key.confidence(),
        key.camelot(),
        key.tuningCents(),
        track.tempo().bpm(),
        track.tempo().confidence(),
        track.tempo().steady(),
        track.tempo().candidates().stream()
            .map(candidate -> new TempoCandidate(candidate.bpm(), candidate.score()))
            .toList(),
        track.firstDownbeatMs(),
        track.beatsPerBar(),
        track.durationMs(),
        track.pitchConfidence(),
        track.loudness().integratedLufs());
  }
}
