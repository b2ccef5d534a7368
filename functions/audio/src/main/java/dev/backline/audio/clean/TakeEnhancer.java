package dev.backline.audio.clean;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.Tee;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Cleans a vocal and brings it to the level at which a mix expects it, file to file. */
public final class TakeEnhancer {

  private TakeEnhancer() {}

  /**
   * Cleans {@code vocal}, a WAV file of one or two channels.
   *
   * @param enhanced written anew: 24-bit, same rate, channels and length, nothing shifted in time;
   *     a scratch file lies beside it meanwhile
   */
  public static CleanResult enhance(Path vocal, Path enhanced, CleanSettings settings)
      throws IOException {
    return levelled(vocal, enhanced, settings, heard -> Optional.of(WorkingLevel.of(heard)));
  }

  /**
   * Cleans {@code vocal} and leaves its level as it is, unless peaks that were put back reach
   * beyond full scale: then all of it is turned down.
   *
   * @param cleaned written as by {@link #enhance}
   */
  public static CleanResult clean(Path vocal, Path cleaned, CleanSettings settings)
      throws IOException {
    return levelled(vocal, cleaned, settings, WorkingLevel::withinFullScale);
  }

  private static CleanResult levelled(
      Path vocal,
      Path out,
      CleanSettings settings,
      Function<Loudness, Optional<WorkingLevel>> levelOf)
      throws IOException {
    Path cleaned = Files.createTempFile(out.toAbsolutePath().getParent(), "cleaned", ".wav");
    try {
      var meter = new LoudnessMeter(WavReader.formatOf(vocal));
      CleanResult result = measured(vocal, cleaned, meter, settings);
      Optional<WorkingLevel> level = levelOf.apply(meter.loudness());
      scale(cleaned, out, Math.pow(10, level.map(WorkingLevel::gainDb).orElse(0.0) / 20));
      return level.map(WorkingLevel::reason).map(result::and).orElse(result);
    } finally {
      Files.deleteIfExists(cleaned);
    }
  }

  private static CleanResult measured(
      Path vocal, Path cleaned, LoudnessMeter meter, CleanSettings settings) throws IOException {
    try (Tee both = Tee.of(WavWriter.create(cleaned, meter.format(), WavEncoding.FLOAT32), meter)) {
      return new VocalCleaner(settings).clean(() -> WavReader.open(vocal), both);
    }
  }

  private static void scale(Path from, Path to, double gain) throws IOException {
    try (WavReader reader = WavReader.open(from);
        WavWriter writer = WavWriter.create(to, reader.format(), WavEncoding.INT24)) {
      float[][] block = new float[reader.format().channels()][1 << 14];
      for (int count = reader.read(block); count >= 0; count = reader.read(block)) {
        for (float[] channel : block) {
          for (int i = 0; i < count; i++) {
            channel[i] *= (float) gain;
          }
        }
        writer.write(block, count);
      }
    }
  }
}
