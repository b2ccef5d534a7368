package dev.backline.enhancement.adapter;

import dev.backline.audio.clean.CleanResult;
import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.VocalCleaner;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.Tee;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.enhancement.Enhancement;
import dev.backline.enhancement.VocalEnhancer;
import dev.backline.enhancement.WorkingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Enhances with the project's own studio engine: no service, no key, the same bytes each time. */
public final class StudioEnhancer implements VocalEnhancer {

  @Override
  public Enhancement enhance(Path vocal, Path enhanced, double strength) throws IOException {
    Path cleaned = Files.createTempFile(enhanced.toAbsolutePath().getParent(), "cleaned", ".wav");
    try {
      var meter = new LoudnessMeter(WavReader.formatOf(vocal));
      CleanResult result = clean(vocal, cleaned, meter, strength);
      WorkingLevel level = WorkingLevel.of(meter.loudness());
      scale(cleaned, enhanced, Math.pow(10, level.gainDb() / 20));
      List<String> decisions = new ArrayList<>(result.decisions());
      decisions.add(level.reason());
      return new Enhancement(result.noiseReductionDb(), decisions);
    } finally {
      Files.deleteIfExists(cleaned);
    }
  }

  private static CleanResult clean(Path vocal, Path cleaned, LoudnessMeter meter, double strength)
      throws IOException {
    try (Tee both = Tee.of(WavWriter.create(cleaned, meter.format(), WavEncoding.FLOAT32), meter)) {
      return new VocalCleaner(CleanSettings.of(strength)).clean(() -> WavReader.open(vocal), both);
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
