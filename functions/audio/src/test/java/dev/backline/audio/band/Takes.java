package dev.backline.audio.band;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.brief.Vocal.SungNote;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Singers for the band to accompany, and memory to listen to what it plays. */
final class Takes {
  static final int RATE = PcmFormat.WORKING_RATE_HZ;

  private Takes() {}

  /** Two-bar phrases over the scale, coming home every fourth bar. */
  static Vocal sung(Key key, double bpm, double firstDownbeatMs, int bars) {
    int[] major = {0, 2, 4, 5, 7, 9, 11};
    int[] minor = {0, 2, 3, 5, 7, 8, 10};
    int[] scale = key.mode() == Key.Mode.MAJOR ? major : minor;
    int[] degrees = {4, 5, 4, 2, 3, 2, 1, 0, 2, 4, 7, 5, 4, 3, 1, 0};
    double beat = 60_000 / bpm;
    var notes = new ArrayList<SungNote>();
    for (int bar = 0; bar < bars; bar++) {
      for (int i = 0; i < 4; i++) {
        if (bar % 2 == 1 && i == 3) continue;
        int degree = degrees[(bar * 4 + i) % degrees.length];
        double midi = 55 + key.tonic() + scale[degree % 7] + 12 * (degree / 7);
        double start = firstDownbeatMs + (bar * 4 + i) * beat;
        notes.add(new SungNote(start, start + 0.9 * beat, midi, bar / 8 % 2 == 0 ? -6 : -1));
      }
    }
    return new Vocal(notes, List.of());
  }

  static BandBrief brief(Genre genre, Key key, double bpm, double seconds, long seed) {
    double first = 700;
    int bars = (int) ((seconds - 3) * bpm / 240);
    return new BandBrief(
        Keys.of(key),
        BeatGrid.steady(bpm, first, 4),
        2,
        0,
        Math.round(seconds * RATE),
        sung(key, bpm, first, bars),
        genre,
        Mood.NEUTRAL,
        seed);
  }

  static Recording record(BandBrief brief) throws IOException {
    var band = Band.rehearse(brief);
    var instrumental = new Memory((int) brief.frames());
    Map<Stem, Memory> stems = new EnumMap<>(Stem.class);
    for (var stem : Stem.values()) stems.put(stem, new Memory((int) brief.frames()));
    band.render(stems, instrumental);
    return new Recording(band, instrumental, stems);
  }

  record Recording(Band band, Memory instrumental, Map<Stem, Memory> stems) {}

  static final class Memory implements PcmSink {
    private final float[][] samples;
    private int frames;

    Memory(int capacity) {
      samples = new float[2][capacity];
    }

    @Override
    public PcmFormat format() {
      return Band.FORMAT;
    }

    @Override
    public void write(float[][] block, int count) {
      for (int c = 0; c < 2; c++) System.arraycopy(block[c], 0, samples[c], frames, count);
      frames += count;
    }

    @Override
    public void close() {}

    int frames() {
      return frames;
    }

    float[] left() {
      return samples[0];
    }

    float[] right() {
      return samples[1];
    }

    int hash() {
      return 31 * Arrays.hashCode(samples[0]) + Arrays.hashCode(samples[1]);
    }
  }
}
