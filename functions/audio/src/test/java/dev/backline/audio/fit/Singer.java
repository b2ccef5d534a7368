package dev.backline.audio.fit;

import dev.backline.audio.voice.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Sings melodies of POP909 without accompaniment: 75 seconds of a song, each onset off by a
 * Gaussian deviation whose size is the singer's own, ends as notated, notes too short to be formed
 * left out, high songs half of the time an octave down. What the analyser adds was measured on
 * synthesised takes with known notes: it hears an onset some 5 ms late, within 7 ms, and the end of
 * a note that is followed by a rest 18 ms early, within 12 ms; it does not miss or invent notes.
 *
 * @param seed another seed is another singer
 * @param speed factor on the tempo of the score
 * @param fromSeconds of the song where the singer begins
 * @param bend how the bars of the song are changed
 */
public record Singer(long seed, double speed, double fromSeconds, Bend bend) {
  private static final double LENGTH_SECONDS = 75;
  private static final double LEAST_DEVIATION_SECONDS = 0.006;
  private static final double MOST_DEVIATION_SECONDS = 0.024;
  private static final double SHORTEST_SECONDS = 0.09;
  private static final double HEARD_LATE_SECONDS = 0.005;
  private static final double HEARD_WITHIN_SECONDS = 0.007;
  private static final double RELEASE_SECONDS = 0.018;
  private static final double RELEASE_WITHIN_SECONDS = 0.012;
  private static final double REST_SECONDS = 0.02;
  private static final double HIGH_MIDI = 69;
  private static final int FEWEST_NOTES = 25;

  /**
   * @param songs the folder POP909 of the data set
   * @param number of the song
   * @return empty when the excerpt has no even tempo, changes its key, has irregular bars or hardly
   *     any notes
   */
  public Optional<SungTake> sing(Path songs, int number) throws IOException {
    String name = String.format(Locale.ROOT, "%03d", number);
    Pop909Song song = bend.of(Pop909Song.read(songs.resolve(name)));
    double length = LENGTH_SECONDS * speed;
    double to = fromSeconds + length;
    double bpm = song.bpm(fromSeconds, to);
    int beatsPerBar = song.beatsPerBar();
    if (bpm == 0 || beatsPerBar == 0 || song.key(fromSeconds, to).end() < 0.9) {
      return Optional.empty();
    }
    List<Note> notes = notes(song.melody());
    if (notes.size() < FEWEST_NOTES) {
      return Optional.empty();
    }
    List<Pop909Song.Beat> beats =
        song.beats().stream()
            .filter(beat -> beat.seconds() >= fromSeconds && beat.seconds() < to)
            .toList();
    return Optional.of(
        new SungTake(
            name,
            notes,
            beats.stream().map(beat -> time(beat.seconds())).toList(),
            beats.stream()
                .filter(Pop909Song.Beat::downbeat)
                .map(beat -> time(beat.seconds()))
                .toList(),
            bpm * speed,
            beatsPerBar,
            bend.beatDivision(),
            LENGTH_SECONDS));
  }

  private double time(double ofSong) {
    return (ofSong - fromSeconds) / speed;
  }

  private List<Note> notes(List<Pop909Song.Tone> melody) {
    var random = new Random(seed);
    double deviation =
        LEAST_DEVIATION_SECONDS
            + (MOST_DEVIATION_SECONDS - LEAST_DEVIATION_SECONDS) * random.nextDouble();
    double mean = melody.stream().mapToInt(Pop909Song.Tone::pitch).average().orElse(0);
    int octave = mean > HIGH_MIDI && random.nextBoolean() ? -12 : 0;
    var starts = new ArrayList<Double>();
    var sung = new ArrayList<Pop909Song.Tone>();
    for (Pop909Song.Tone tone : melody) {
      double start = time(tone.start()) + deviation * random.nextGaussian();
      double end = time(tone.end());
      if (start >= 0 && end - start >= SHORTEST_SECONDS && end <= LENGTH_SECONDS) {
        starts.add(start + HEARD_LATE_SECONDS + HEARD_WITHIN_SECONDS * random.nextGaussian());
        sung.add(tone);
      }
    }
    var notes = new ArrayList<Note>();
    for (int i = 0; i < sung.size(); i++) {
      double end = time(sung.get(i).end());
      boolean rests = i + 1 == sung.size() || starts.get(i + 1) - end > REST_SECONDS;
      double until =
          rests
              ? end - RELEASE_SECONDS + RELEASE_WITHIN_SECONDS * random.nextGaussian()
              : starts.get(i + 1);
      long from = Math.round(100 * Math.max(starts.get(i), 0)) * 10;
      long release = Math.round(100 * until) * 10;
      if (notes.isEmpty() || from >= notes.getLast().endMs()) {
        notes.add(new Note(from, Math.max(from + 40, release), sung.get(i).pitch() + octave, 0));
      }
    }
    return notes;
  }
}
