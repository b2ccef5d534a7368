package dev.backline.generation.adapter;

import dev.backline.audio.band.Band;
import dev.backline.audio.band.Stem;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.generation.GeneratedMusic;
import dev.backline.generation.MusicGenerator;
import dev.backline.generation.MusicRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

@Singleton
public final class EmbeddedBand implements MusicGenerator {
  private static final String PROVIDER = "backline-band";

  @Override
  public GeneratedMusic generate(MusicRequest request, Path folder) throws IOException {
    var band = Band.rehearse(request.brief());
    var instrumental = folder.resolve("instrumental.wav");
    Map<String, Path> files = new LinkedHashMap<>();
    Map<Stem, WavWriter> stems = new EnumMap<>(Stem.class);
    Files.createDirectories(folder);
    var meter = new Metered(WavWriter.create(instrumental, Band.FORMAT, WavEncoding.INT24));
    try (meter) {
      for (var stem : Stem.values()) {
        var file = folder.resolve(stem.code() + ".wav");
        stems.put(stem, WavWriter.create(file, Band.FORMAT, WavEncoding.INT24));
        files.put(stem.code(), file);
      }
      band.render(stems, meter);
    } finally {
      for (var stem : stems.values()) stem.close();
    }
    return new GeneratedMusic(instrumental, files, meter.loudness(), PROVIDER, band.decisions());
  }

  private static final class Metered implements PcmSink {
    private final WavWriter file;
    private final LoudnessMeter meter;

    Metered(WavWriter file) {
      this.file = file;
      meter = new LoudnessMeter(file.format());
    }

    @Override
    public PcmFormat format() {
      return file.format();
    }

    @Override
    public void write(float[][] block, int frames) throws IOException {
      file.write(block, frames);
      meter.write(block, frames);
    }

    @Override
    public void close() throws IOException {
      file.close();
      meter.close();
    }

    Loudness loudness() {
      return meter.loudness();
    }
  }
}
