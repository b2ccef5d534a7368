package dev.backline.audio.analysis;

import dev.backline.audio.analysis.TrackAnalysis.KeySection;
import dev.backline.audio.analysis.TrackAnalysis.Loudness;
import dev.backline.audio.analysis.TrackAnalysis.LoudnessOverTime;
import dev.backline.audio.analysis.TrackAnalysis.Pitch;
import dev.backline.audio.analysis.TrackAnalysis.Tempo;
import dev.backline.audio.fault.Faults;
import dev.backline.audio.key.HarmonicSpectrum;
import dev.backline.audio.key.KeyEstimate;
import dev.backline.audio.key.MelodicKey;
import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pitch.PitchTrack;
import dev.backline.audio.tempo.OnsetEnvelope;
import dev.backline.audio.tempo.Pulse;
import dev.backline.audio.tempo.RecordedPulse;
import dev.backline.audio.tempo.SungPulse;
import dev.backline.audio.tempo.TempoPrior;
import dev.backline.audio.voice.Note;
import dev.backline.audio.voice.NoteSegmenter;
import dev.backline.audio.voice.Phrase;
import dev.backline.audio.voice.Phrasing;
import dev.backline.audio.voice.SongForm;
import dev.backline.audio.voice.Tuning;
import dev.backline.audio.voice.Vibrato;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Draws the conclusions from what was heard and puts them into the document. */
final class Report {
  /** Of the loud frames, how many must be periodic for the track to be a voice alone. */
  private static final double VOICE_SHARE = 0.62;

  private static final int PITCH_STEP_FRAMES = 2;
  private static final long HELD_MS = 120;
  private static final double BEFORE_FIRST_SOUND_BEATS = 0.25;
  private static final KeyEstimate UNKNOWN_KEY =
      new KeyEstimate(new MusicalKey(0, Mode.MAJOR), 0, 0, List.of());

  /** Who is less sure of a tempo has heard no pulse. */
  private static final double LEAST_SURE = 0.0005;

  private final Hints hints;
  private final PcmFormat format;
  private final double seconds;

  Report(Hints hints, PcmFormat format, long frames) {
    this.hints = hints;
    this.format = format;
    this.seconds = frames / (double) format.sampleRateHz();
  }

  TrackAnalysis write(
      PitchTrack pitch,
      HarmonicSpectrum harmony,
      OnsetEnvelope onsets,
      LoudnessMeter meter,
      Faults faults) {
    var evidence = Evidence.of(pitch);
    boolean voiceOnly = evidence.periodicShare() >= VOICE_SHARE;
    List<Note> notes = voiceOnly ? NoteSegmenter.notes(pitch) : List.of();
    Pulse heard =
        voiceOnly
            ? SungPulse.of(notes, seconds, hints.prior(TempoPrior.SUNG), hints.tempoBpm())
            : recorded(onsets, harmony, meter);
    boolean told = hints.tempoBpm().isPresent();
    double sure = told ? 1 : evidence.ofTempo();
    Pulse pulse = told || heard.confidence() * sure > LEAST_SURE ? heard : Pulse.NONE;
    double beat = pulse.bpm() == 0 ? 0 : 60 / pulse.bpm();
    List<Phrase> phrases =
        voiceOnly ? Phrasing.ofNotes(notes, pitch, beat) : Phrasing.ofSound(pitch);
    List<Long> downbeats = millis(pulse.downbeats());
    KeyEstimate key = key(voiceOnly, notes, pitch, harmony);
    long durationMs = Math.round(seconds * 1000);
    return new TrackAnalysis(
        TrackAnalysis.VERSION,
        durationMs,
        format.sampleRateHz(),
        voiceOnly,
        tempo(pulse, sure),
        pulse.metre().beatsPerBar(),
        pulse.metre().beatDivision(),
        millis(pulse.beats()),
        downbeats,
        firstDownbeat(downbeats, phrases, beat),
        key(key, evidence),
        sections(key, durationMs),
        notes,
        phrases,
        SongForm.of(notes, phrases, downbeats, durationMs),
        round(evidence.periodicShare(), 3),
        pitch(pitch, notes),
        loudness(meter),
        overTime(meter),
        faults);
  }

  private Pulse recorded(OnsetEnvelope onsets, HarmonicSpectrum harmony, LoudnessMeter meter) {
    boolean silent = meter.loudness().integratedLufs().isEmpty();
    return silent
        ? Pulse.NONE
        : RecordedPulse.of(
            onsets, harmony::change, seconds, hints.prior(TempoPrior.RECORDED), hints.tempoBpm());
  }

  private KeyEstimate key(
      boolean voiceOnly, List<Note> notes, PitchTrack pitch, HarmonicSpectrum harmony) {
    Optional<KeyEstimate> heard =
        voiceOnly ? MelodicKey.of(notes, seconds, Tuning.cents(pitch)) : harmony.key(seconds);
    KeyEstimate estimate = heard.orElse(UNKNOWN_KEY);
    return hints
        .key()
        .map(known -> new KeyEstimate(known, 1, estimate.tuningCents(), List.of()))
        .orElse(estimate);
  }

  private static Tempo tempo(Pulse pulse, double sure) {
    return new Tempo(
        round(pulse.bpm(), 3),
        round(pulse.confidence() * sure, 3),
        pulse.steady(),
        pulse.candidates().stream()
            .map(c -> new TrackAnalysis.TempoCandidate(round(c.bpm(), 2), round(c.score(), 3)))
            .toList());
  }

  private static long firstDownbeat(List<Long> downbeats, List<Phrase> phrases, double beat) {
    double sound =
        phrases.isEmpty()
            ? 0
            : phrases.getFirst().startMs() - BEFORE_FIRST_SOUND_BEATS * beat * 1000;
    return downbeats.stream().filter(ms -> ms >= sound).findFirst().orElse(0L);
  }

  private TrackAnalysis.Key key(KeyEstimate estimate, Evidence evidence) {
    MusicalKey key = estimate.key();
    double sure = hints.key().isPresent() ? 1 : evidence.ofKey();
    return new TrackAnalysis.Key(
        key.tonicName(),
        key.mode().word(),
        round(estimate.confidence() * sure, 3),
        round(estimate.tuningCents(), 1),
        key.camelot());
  }

  private static List<KeySection> sections(KeyEstimate estimate, long durationMs) {
    if (estimate.sections().isEmpty()) {
      MusicalKey key = estimate.key();
      return List.of(new KeySection(0, durationMs, key.tonicName(), key.mode().word()));
    }
    return estimate.sections().stream()
        .map(
            s ->
                new KeySection(
                    Math.round(s.startSeconds() * 1000),
                    Math.round(s.endSeconds() * 1000),
                    s.key().tonicName(),
                    s.key().mode().word()))
        .toList();
  }

  private static Pitch pitch(PitchTrack track, List<Note> notes) {
    var midi = new ArrayList<Float>();
    for (int i = 0; i < track.frames(); i += PITCH_STEP_FRAMES) {
      midi.add(Math.round(track.midi()[i] * 100) / 100f);
    }
    DoubleStream held =
        notes.stream().filter(n -> n.durationMs() >= HELD_MS).mapToDouble(Note::pitch);
    var range = held.summaryStatistics();
    boolean any = range.getCount() > 0;
    Vibrato vibrato = Vibrato.of(notes, track);
    return new Pitch(
        (int) Math.round(PITCH_STEP_FRAMES * track.stepSeconds() * 1000),
        midi,
        any ? round(range.getMin(), 2) : 0,
        any ? round(range.getMax(), 2) : 0,
        round(vibrato.rateHz(), 2),
        round(vibrato.cents(), 1));
  }

  private static Loudness loudness(LoudnessMeter meter) {
    var measured = meter.loudness();
    Optional<Double> integrated =
        measured.integratedLufs().stream().boxed().findFirst().map(l -> round(l, 2));
    Optional<Double> peak =
        Optional.of(measured.truePeakDbtp())
            .filter(db -> db > dev.backline.audio.loudness.Loudness.SILENCE_DB)
            .map(db -> round(db, 2));
    Optional<Double> ratio = integrated.flatMap(lufs -> peak.map(db -> round(db - lufs, 2)));
    return new Loudness(integrated, round(measured.rangeLu(), 2), peak, ratio);
  }

  private static LoudnessOverTime overTime(LoudnessMeter meter) {
    var values = new ArrayList<Float>();
    for (double lufs : meter.momentaryLufs()) {
      values.add((float) round(Math.max(-120, lufs), 1));
    }
    return new LoudnessOverTime(LoudnessMeter.STEP_MS, values);
  }

  private static List<Long> millis(List<Double> seconds) {
    return seconds.stream().map(s -> Math.round(s * 1000)).toList();
  }

  private static double round(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
