package dev.backline.audio.analysis;

import dev.backline.audio.fault.Faults;
import dev.backline.audio.voice.Note;
import dev.backline.audio.voice.Phrase;
import dev.backline.audio.voice.Section;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was heard in a track, and the document in which the steps of a production hand it
 * on: the JSON object has exactly these members, in lower camel case. All times are milliseconds
 * from the first sample; all lists are in order of time.
 *
 * @param version of the document, {@value #VERSION}
 * @param durationMs of the track
 * @param sampleRateHz of the track that was read
 * @param voiceOnly true when a bare voice was heard, so that tempo and key come from its notes
 * @param tempo beats per minute and how sure it is
 * @param beatsPerBar beats from one downbeat to the next: 4 in 4/4 and 12/8, 3 in 3/4, 2 in 6/8
 * @param beatDivision 2 when a beat halves (4/4, 3/4), 3 when it falls into three (6/8, 12/8)
 * @param beatsMs every beat from the first to the end of the track, following the performer; empty
 *     when there is no pulse
 * @param downbeatsMs the beats that begin a bar
 * @param firstDownbeatMs the first of them at or after the first sound; 0 when there is none
 * @param key of the whole track
 * @param keySections where the key changes; one entry that spans the track when it does not
 * @param notes of the voice; empty for accompanied music and for speech
 * @param phrases of the voice, or stretches of sound between silences
 * @param sections of the song
 * @param pitchConfidence how much of the sound has a clear single pitch, 0 to 1
 * @param pitch f0 over time and the voice's range
 * @param loudness of the whole track
 * @param loudnessOverTime momentary loudness
 * @param faults of the recording: direct current, clipping, channels that cancel each other
 */
public record TrackAnalysis(
    int version,
    long durationMs,
    int sampleRateHz,
    boolean voiceOnly,
    Tempo tempo,
    int beatsPerBar,
    int beatDivision,
    List<Long> beatsMs,
    List<Long> downbeatsMs,
    long firstDownbeatMs,
    Key key,
    List<KeySection> keySections,
    List<Note> notes,
    List<Phrase> phrases,
    List<Section> sections,
    double pitchConfidence,
    Pitch pitch,
    Loudness loudness,
    LoudnessOverTime loudnessOverTime,
    Faults faults) {

  /** Version of the document that this code writes. */
  public static final int VERSION = 1;

  public TrackAnalysis {
    beatsMs = List.copyOf(beatsMs);
    downbeatsMs = List.copyOf(downbeatsMs);
    keySections = List.copyOf(keySections);
    notes = List.copyOf(notes);
    phrases = List.copyOf(phrases);
    sections = List.copyOf(sections);
  }

  /**
   * @param bpm quarter notes (in 6/8: dotted quarters) per minute, the mean over the track; 0 when
   *     there is no pulse
   * @param confidence chance that {@code bpm} is what a listener would tap, 0 to 1
   * @param steady false when the performer's tempo wanders by more than 4 %
   * @param candidates what else it could be (half, double, two thirds, ...), {@code bpm} first;
   *     scores sum to 1; empty when there is no pulse
   */
  public record Tempo(
      double bpm, double confidence, boolean steady, List<TempoCandidate> candidates) {
    public Tempo {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * @param bpm beats per minute
   * @param score chance, 0 to 1
   */
  public record TempoCandidate(double bpm, double score) {}

  /**
   * @param tonic C, Db, D, Eb, E, F, F#, G, Ab, A, Bb or B
   * @param mode "major" or "minor"
   * @param confidence chance that key and mode are right, 0 to 1
   * @param tuningCents how far the track is tuned from A4 = 440 Hz, −50 to 50
   * @param camelot code of the key on the Camelot wheel, as "5A"
   */
  public record Key(
      String tonic, String mode, double confidence, double tuningCents, String camelot) {}

  /**
   * @param startMs where the key begins
   * @param endMs where it ends
   * @param tonic as in {@link Key}
   * @param mode "major" or "minor"
   */
  public record KeySection(long startMs, long endMs, String tonic, String mode) {}

  /**
   * @param stepMs between two values
   * @param midi fractional MIDI number at A4 = 440 Hz per step; 0 where there is no pitch
   * @param lowestMidi lowest note that is held, 0 when there is none
   * @param highestMidi highest note that is held, 0 when there is none
   * @param vibratoHz median rate of the vibrato on long notes, 0 when there is none
   * @param vibratoCents median half extent of that vibrato
   */
  public record Pitch(
      int stepMs,
      List<Float> midi,
      double lowestMidi,
      double highestMidi,
      double vibratoHz,
      double vibratoCents) {
    public Pitch {
      midi = List.copyOf(midi);
    }
  }

  /**
   * @param integratedLufs programme loudness, ITU-R BS.1770; empty for silence
   * @param rangeLu loudness range, EBU Tech 3342
   * @param truePeakDbtp highest true peak; empty for digital silence
   * @param peakToLoudnessLu the true peak above the programme loudness (PLR); empty for silence
   */
  public record Loudness(
      Optional<Double> integratedLufs,
      double rangeLu,
      Optional<Double> truePeakDbtp,
      Optional<Double> peakToLoudnessLu) {}

  /**
   * @param stepMs between two values
   * @param momentaryLufs momentary loudness (400 ms), −120 at the lowest
   */
  public record LoudnessOverTime(int stepMs, List<Float> momentaryLufs) {
    public LoudnessOverTime {
      momentaryLufs = List.copyOf(momentaryLufs);
    }
  }
}
