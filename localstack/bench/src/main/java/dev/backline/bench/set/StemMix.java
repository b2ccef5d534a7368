package dev.backline.bench.set;

import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.separation.Stem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A stereo mix whose stems are known: voice, drums and bass in the middle, chords to both sides.
 * Its instruments are not those that the separation was fitted on.
 *
 * @param stems two channels each, equally long; the mix is their sum
 */
public record StemMix(Map<Stem, float[][]> stems) {

  public StemMix {
    stems = Map.copyOf(stems);
  }

  /** Makes one; another seed makes another. */
  public static StemMix of(long seed, double seconds) {
    Map<Stem, float[][]> stems = new EnumMap<>(Stem.class);
    var voice = new Sketch(seconds, seed);
    var drums = new Sketch(seconds, seed + 1);
    var bass = new Sketch(seconds, seed + 2);
    var left = new Sketch(seconds, seed + 3);
    var right = new Sketch(seconds, seed + 4);
    MusicalKey key = MusicalKey.ofIndex(voice.random().nextInt(24));
    double beat = 60.0 / (80 + voice.random().nextInt(50));
    for (int bar = 0; bar * 4 * beat < seconds; bar++) {
      double at = bar * 4 * beat;
      GeneratedSet.groove(drums, at, beat, (int) (seed % 3));
      GeneratedSet.bass(bass, at, beat, key, bar);
      GeneratedSet.chord(left, at, beat, key, bar, 0);
      GeneratedSet.chord(right, at, beat, key, bar, 2);
      GeneratedSet.tune(voice, at, beat, key, bar);
    }
    stems.put(Stem.VOCALS, both(voice.samples(), voice.samples(), 0.8f));
    stems.put(Stem.DRUMS, both(drums.samples(), drums.samples(), 0.25f));
    stems.put(Stem.BASS, both(bass.samples(), bass.samples(), 0.25f));
    stems.put(Stem.OTHER, both(left.samples(), right.samples(), 0.3f));
    return new StemMix(stems);
  }

  private static float[][] both(float[] left, float[] right, float gain) {
    float[][] stereo = new float[2][left.length];
    for (int i = 0; i < left.length; i++) {
      stereo[0][i] = gain * (left[i] + 0.25f * right[i]);
      stereo[1][i] = gain * (right[i] + 0.25f * left[i]);
    }
    return stereo;
  }

  /** The sum. */
  public float[][] mix() {
    float[][] sum = new float[2][];
    for (int side = 0; side < 2; side++) {
      sum[side] = new float[stems.get(Stem.VOCALS)[side].length];
      for (float[][] stem : stems.values()) {
        for (int i = 0; i < sum[side].length; i++) sum[side][i] += stem[side][i];
      }
    }
    return sum;
  }

  /** Writes the mix. */
  public void write(Path wav) throws IOException {
    var buffer = new PcmBuffer(new PcmFormat(Sketch.RATE_HZ, 2), mix());
    WavWriter.write(wav, buffer.source(), WavEncoding.FLOAT32);
  }
}
