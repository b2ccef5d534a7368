package dev.backline.audio.fit;

import dev.backline.audio.fit.Pop909Song.Tone;
import dev.backline.audio.key.MusicalKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;

/** A tune of the Nottingham Music Database, in jukedeck's nottingham-dataset, of a single key. */
record FolkTune(Path midi, MusicalKey key) {

  /** All tunes whose notation names one key, in a fixed order. */
  static List<FolkTune> all(Path dataset) throws IOException {
    var tunes = new ArrayList<FolkTune>();
    List<Path> files;
    try (Stream<Path> list = Files.list(dataset.resolve("ABC_cleaned"))) {
      files = list.filter(file -> file.toString().endsWith(".abc")).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".abc", "");
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (String tune : text.split("(?m)^X:", -1)) {
        List<String> keys = tune.lines().filter(line -> line.startsWith("K:")).distinct().toList();
        Path midi =
            dataset.resolve("MIDI/" + name + tune.lines().findFirst().orElse("").strip() + ".mid");
        if (keys.size() == 1 && Files.exists(midi)) {
          Optional<MusicalKey> key = MusicalKey.parse(keys.getFirst().substring(2));
          key.ifPresent(k -> tunes.add(new FolkTune(midi, k)));
        }
      }
    }
    return tunes;
  }

  /** Its melody, as a rule with its chords, often with a bass. */
  Score score(double seconds, RandomGenerator random) throws IOException {
    Sequence sequence;
    try {
      sequence = MidiSystem.getSequence(midi.toFile());
    } catch (InvalidMidiDataException e) {
      throw new IOException(midi.toString(), e);
    }
    var score = new Score();
    for (int channel = 0; channel < 4; channel++) {
      score.instrument(channel, 0, 80 + random.nextInt(30));
    }
    double stretch = 0.7 + 0.6 * random.nextDouble();
    boolean chords = random.nextInt(4) > 0;
    boolean bass = random.nextBoolean();
    boolean melody = !chords || random.nextInt(8) > 0;
    int part = 0;
    for (Track track : sequence.getTracks()) {
      List<Tone> tones = Pop909Song.tones(track, Pop909Song.tempi(sequence));
      if (tones.isEmpty()) {
        continue;
      }
      double last = -1;
      for (Tone tone : tones) {
        double start = tone.start() * stretch;
        double end = Math.min(seconds, tone.end() * stretch);
        if (part == 0 && melody) {
          score.note(2, start, end, tone.pitch(), tone.velocity());
        } else if (part > 0 && chords) {
          score.note(0, start, end, tone.pitch(), tone.velocity());
          if (bass && tone.start() > last) {
            score.note(3, start, end, 33 + Math.floorMod(lowest(tones, tone) - 33, 12), 90);
            last = tone.start();
          }
        }
      }
      part++;
    }
    return score;
  }

  private static int lowest(List<Tone> tones, Tone with) {
    return tones.stream()
        .filter(tone -> tone.start() == with.start())
        .mapToInt(Tone::pitch)
        .min()
        .orElse(with.pitch());
  }
}
