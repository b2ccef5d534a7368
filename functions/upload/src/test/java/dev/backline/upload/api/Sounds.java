package dev.backline.upload.api;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Takes for tests, made on the spot. */
final class Sounds {

  private static final int BLOCK = 8000;

  private Sounds() {}

  static byte[] tone(Path folder, PcmFormat format, double seconds, double amplitude)
      throws IOException {
    Path file = folder.resolve("tone.wav");
    long left = Math.round(seconds * format.sampleRateHz());
    try (var writer = WavWriter.create(file, format, WavEncoding.INT16)) {
      float[][] block = new float[format.channels()][BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        float sample = (float) (amplitude * Math.sin(2 * Math.PI * i * 20 / BLOCK));
        for (float[] channel : block) {
          channel[i] = sample;
        }
      }
      while (left > 0) {
        int frames = (int) Math.min(BLOCK, left);
        writer.write(block, frames);
        left -= frames;
      }
    }
    return Files.readAllBytes(file);
  }

  static byte[] voice(Path folder) throws IOException {
    return tone(folder, new PcmFormat(44_100, 1), 3, 0.4);
  }

  /** A film without a sound track: one picture, which needs no coder for films. */
  static byte[] silentFilm(Path folder) throws IOException, InterruptedException {
    Path picture = folder.resolve("picture.jpg");
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", picture.toFile());
    Path film = folder.resolve("film.mov");
    var ffmpeg =
        new ProcessBuilder(
                Path.of(System.getenv("FFMPEG_HOME"), "bin", "ffmpeg").toString(),
                "-v",
                "error",
                "-y",
                "-f",
                "jpeg_pipe",
                "-i",
                picture.toString(),
                "-c:v",
                "copy",
                film.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(ffmpeg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (ffmpeg.waitFor() != 0) {
      throw new IOException("ffmpeg made no film: " + said);
    }
    return Files.readAllBytes(film);
  }
}
