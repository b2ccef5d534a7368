package dev.backline.audio.separation;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a mono or stereo mix apart by masks on its spectra, which at every moment and frequency add
 * up to one: the stems add up to the mix. What belongs to which stem is judged by classical cues
 * (see {@link Cues}) of passages of half a minute, so that memory does not grow with the length.
 * The same mix gives the same stems. What to expect of them tells {@link Quality}.
 */
public final class StemSeparator {
  private static final double CORE_SECONDS = 24;
  private static final double CONTEXT_SECONDS = 3;

  private StemSeparator() {}

  /**
   * Writes {@code vocals.wav}, {@code drums.wav}, {@code bass.wav} and {@code other.wav} into a
   * folder, as 32-bit float of the mix's rate, channels and length. The folder is made when it is
   * not there; files in the way are replaced.
   *
   * @throws IllegalArgumentException when the mix has more than two channels
   * @throws IOException when the mix is no readable WAV or the folder cannot be written to
   */
  public static Separation separate(Path mix, Path folder) throws IOException {
    try (var reader = WavReader.open(mix)) {
      requireMonoOrStereo(reader.format());
      Files.createDirectories(folder);
      Map<Stem, Path> files = new EnumMap<>(Stem.class);
      Map<Stem, WavWriter> writers = new EnumMap<>(Stem.class);
      try {
        for (Stem stem : Stem.values()) {
          Path file = folder.resolve(stem.code() + ".wav");
          files.put(stem, file);
          writers.put(stem, WavWriter.create(file, reader.format(), WavEncoding.FLOAT32));
        }
        return new Separation(files, separate(reader, writers));
      } finally {
        for (WavWriter writer : writers.values()) {
          writer.close();
        }
      }
    }
  }

  /**
   * Reads a mix to its end and writes every stem, as long as the mix, into its sink. Closes none of
   * them.
   *
   * @throws IllegalArgumentException when the mix has more than two channels or a stem has no sink
   */
  public static Quality separate(PcmSource mix, Map<Stem, ? extends PcmSink> stems)
      throws IOException {
    requireMonoOrStereo(mix.format());
    if (stems.size() != Stem.values().length) {
      throw new IllegalArgumentException(
          "stems must have a sink for each stem, had " + stems.keySet());
    }
    var windows = new Windows(mix);
    int core = windows.moments(CORE_SECONDS);
    int context = windows.moments(CONTEXT_SECONDS);
    var writer = new StemWriter(stems, mix.format(), windows.size());
    var clarity = new Clarity();
    List<Moment> passage = new ArrayList<>();
    int before = 0;
    boolean more = true;
    while (more) {
      while (more && passage.size() < before + core + context) {
        Optional<Moment> next = windows.next();
        next.ifPresent(passage::add);
        more = next.isPresent();
      }
      int to = more ? before + core : passage.size();
      if (to > before) {
        split(passage, before, to, windows.hzPerBin(), writer, clarity);
      }
      int keep = Math.max(0, to - context);
      passage.subList(0, keep).clear();
      before = to - keep;
    }
    return clarity.quality();
  }

  private static void split(
      List<Moment> passage, int from, int to, double hzPerBin, StemWriter writer, Clarity clarity)
      throws IOException {
    var cues = new Cues(passage, hzPerBin);
    float[][] ofMoment = new float[Cues.COUNT][cues.bins()];
    float[][] shares = new float[Stem.values().length][cues.bins()];
    for (int t = from; t < to; t++) {
      cues.at(t, ofMoment);
      Judge.fitted().shares(ofMoment, shares);
      clarity.add(passage.get(t), shares);
      writer.write(passage.get(t), shares);
    }
  }

  private static void requireMonoOrStereo(PcmFormat format) {
    if (format.channels() > 2) {
      throw new IllegalArgumentException(
          "channels must be 1 or 2, were " + format.channels() + ": mix down to stereo first");
    }
  }
}
