package dev.backline.audio.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * A song of POP909 (Wang et al., ISMIR 2020): its three parts as notes, its beats, chords and keys.
 * All times are seconds of its MIDI file.
 */
record Pop909Song(
    String name,
    List<Tone> melody,
    List<Tone> bridge,
    List<Tone> piano,
    List<Beat> beats,
    List<Span> chords,
    List<Span> keys) {

  record Tone(double start, double end, int pitch, int velocity) {}

  record Beat(double seconds, boolean downbeat) {}

  record Span(double start, double end, String label) {}

  static Pop909Song read(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    List<Beat> beats =
        rows(folder.resolve("beat_midi.txt")).stream()
            .map(r -> new Beat(Double.parseDouble(r[0]), Double.parseDouble(r[2]) > 0.5))
            .toList();
    double firstHeard = Double.parseDouble(rows(folder.resolve("beat_audio.txt")).getFirst()[0]);
    double shift = beats.getFirst().seconds - firstHeard;
    Sequence midi;
    try {
      midi = MidiSystem.getSequence(folder.resolve(name + ".mid").toFile());
    } catch (InvalidMidiDataException e) {
      throw new IOException(name, e);
    }
    return new Pop909Song(
        name,
        tones(midi, "MELODY"),
        tones(midi, "BRIDGE"),
        tones(midi, "PIANO"),
        beats,
        spans(folder.resolve("chord_midi.txt"), 0),
        spans(folder.resolve("key_audio.txt"), shift));
  }

  /** From the start to the end of the last note. */
  double seconds() {
    return Stream.concat(melody.stream(), piano.stream()).mapToDouble(Tone::end).max().orElse(0);
  }

  /** Beats in most bars, 0 when bars differ. */
  int beatsPerBar() {
    var counts = new int[16];
    int last = -1;
    int bars = 0;
    for (int i = 0; i < beats.size(); i++) {
      if (beats.get(i).downbeat) {
        if (last >= 0) {
          counts[Math.min(15, i - last)]++;
          bars++;
        }
        last = i;
      }
    }
    for (int n = 2; n < counts.length; n++) {
      if (counts[n] > 0.85 * bars) {
        return n;
      }
    }
    return 0;
  }

  /** Beats per minute by the median beat between two moments; 0 when the tempo is not even. */
  double bpm(double from, double to) {
    var gaps = new ArrayList<Double>();
    for (int i = 1; i < beats.size(); i++) {
      if (beats.get(i - 1).seconds >= from && beats.get(i).seconds <= to) {
        gaps.add(beats.get(i).seconds - beats.get(i - 1).seconds);
      }
    }
    if (gaps.size() < 8) {
      return 0;
    }
    gaps.sort(null);
    double median = gaps.get(gaps.size() / 2);
    long odd = gaps.stream().filter(gap -> Math.abs(gap / median - 1) > 0.03).count();
    return odd > 0.02 * gaps.size() ? 0 : 60 / median;
  }

  /** The key that fills most of the time between two moments, and the share that it fills. */
  Span key(double from, double to) {
    var best = new Span(0, 0, "N");
    double most = 0;
    for (Span key : keys) {
      double inside = Math.min(to, key.end) - Math.max(from, key.start);
      if (inside > most) {
        most = inside;
        best = new Span(0, inside / (to - from), key.label);
      }
    }
    return best;
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.strip().split("\\s+"))
        .toList();
  }

  private static List<Span> spans(Path file, double shift) throws IOException {
    return rows(file).stream()
        .map(
            r -> new Span(Double.parseDouble(r[0]) + shift, Double.parseDouble(r[1]) + shift, r[2]))
        .toList();
  }

  private static List<Tone> tones(Sequence midi, String part) {
    for (Track track : midi.getTracks()) {
      if (name(track).equals(part)) {
        return tones(track, tempi(midi));
      }
    }
    return List.of();
  }

  private static String name(Track track) {
    for (int i = 0; i < track.size(); i++) {
      if (track.get(i).getMessage() instanceof MetaMessage meta && meta.getType() == 3) {
        return new String(meta.getData(), java.nio.charset.StandardCharsets.US_ASCII)
            .strip()
            .toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  record Tempo(long tick, double seconds, double secondsPerTick) {
    double at(long other) {
      return seconds + (other - tick) * secondsPerTick;
    }
  }

  static List<Tempo> tempi(Sequence midi) {
    var tempi = new ArrayList<Tempo>();
    tempi.add(new Tempo(0, 0, 0.5 / midi.getResolution()));
    for (Track track : midi.getTracks()) {
      for (int i = 0; i < track.size(); i++) {
        if (track.get(i).getMessage() instanceof MetaMessage meta && meta.getType() == 0x51) {
          byte[] d = meta.getData();
          int micros = ((d[0] & 255) << 16) | ((d[1] & 255) << 8) | (d[2] & 255);
          long tick = track.get(i).getTick();
          tempi.add(new Tempo(tick, tempi.getLast().at(tick), micros / 1e6 / midi.getResolution()));
        }
      }
    }
    return tempi;
  }

  private static double seconds(List<Tempo> tempi, long tick) {
    Tempo now = tempi.getFirst();
    for (Tempo tempo : tempi) {
      now = tempo.tick <= tick ? tempo : now;
    }
    return now.at(tick);
  }

  static List<Tone> tones(Track track, List<Tempo> tempi) {
    var tones = new ArrayList<Tone>();
    var open = new double[128];
    var velocity = new int[128];
    for (int i = 0; i < track.size(); i++) {
      if (track.get(i).getMessage() instanceof ShortMessage m
          && (m.getCommand() == ShortMessage.NOTE_ON || m.getCommand() == ShortMessage.NOTE_OFF)) {
        double now = seconds(tempi, track.get(i).getTick());
        int pitch = m.getData1();
        if (velocity[pitch] > 0) {
          tones.add(new Tone(open[pitch], now, pitch, velocity[pitch]));
        }
        velocity[pitch] = m.getCommand() == ShortMessage.NOTE_ON ? m.getData2() : 0;
        open[pitch] = now;
      }
    }
    return tones;
  }
}
