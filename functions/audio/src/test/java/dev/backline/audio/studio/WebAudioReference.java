package dev.backline.audio.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What Chromium rendered: every so many frames of a case of {@code
 * src/test/web-audio/references.js}. The system property {@code web-audio.all} names a folder with
 * every frame instead.
 */
public record WebAudioReference(String name, int channels, int stride) {

  /** The level of what {@code rendered} differs by, against that of the reference. */
  public double differenceDb(float[][] rendered) {
    Optional<Path> all = Optional.ofNullable(System.getProperty("web-audio.all")).map(Path::of);
    float[] samples = samples(all);
    int every = all.isPresent() ? 1 : stride;
    double error = 0;
    double power = 0;
    for (int i = 0; i < samples.length; i++) {
      double difference = rendered[i % channels][i / channels * every] - (double) samples[i];
      error += difference * difference;
      power += (double) samples[i] * samples[i];
    }
    if (samples.length * every < (rendered[0].length - every) * channels) {
      throw new IllegalStateException(name + " is shorter than what was rendered");
    }
    return 10 * Math.log10((error + 1e-30) / power);
  }

  private float[] samples(Optional<Path> all) {
    try (InputStream packed =
            all.isPresent()
                ? Files.newInputStream(all.get().resolve(name + ".f32.gz"))
                : WebAudioReference.class.getResourceAsStream("web-audio/" + name + ".f32.gz");
        InputStream bytes = new GZIPInputStream(packed)) {
      var floats =
          ByteBuffer.wrap(bytes.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      float[] samples = new float[floats.remaining()];
      floats.get(samples);
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
