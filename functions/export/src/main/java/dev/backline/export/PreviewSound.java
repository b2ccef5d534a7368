package dev.backline.export;

import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.DeliveryFormat;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;

/** Small sound to play from a page, whole or its beginning. */
public final class PreviewSound {

  /** Longest sound that a page carries; 128 kbit/s make 1 MB of it a minute. */
  public static final long LONGEST_MS = 8 * 60_000;

  private static final int KBPS = 128;
  private static final int RATE_HZ = 32_000;

  private final Encoder encoder;

  public PreviewSound(Encoder encoder) {
    this.encoder = encoder;
  }

  /** Writes the beginning of a WAV file as MP3. */
  public void write(Path wav, Path mp3, Path scratch) throws IOException {
    Path beginning = beginning(wav, scratch);
    encoder.encodeUnheard(beginning, mp3, delivery(beginning));
  }

  private static Delivery delivery(Path wav) throws IOException {
    return Delivery.of(DeliveryFormat.MP3, OptionalInt.of(KBPS))
        .at(RATE_HZ)
        .onChannels(channels(wav));
  }

  /** Two channels that are alike are one: a voice in a stereo file takes half the time. */
  private static int channels(Path wav) throws IOException {
    try (WavReader reader = WavReader.open(wav)) {
      if (reader.format().channels() == 1) return 1;
      var block = new float[reader.format().channels()][1 << 14];
      for (int count = reader.read(block); count >= 0; count = reader.read(block)) {
        if (!Arrays.equals(block[0], 0, count, block[1], 0, count)) return 2;
      }
      return 1;
    }
  }

  private static Path beginning(Path wav, Path scratch) throws IOException {
    try (WavReader reader = WavReader.open(wav)) {
      if (reader.durationMs() <= LONGEST_MS) {
        return wav;
      }
      long left = reader.format().frames(LONGEST_MS);
      float[][] block = new float[reader.format().channels()][1 << 14];
      try (WavWriter writer = WavWriter.create(scratch, reader.format(), WavEncoding.FLOAT32)) {
        while (left > 0) {
          int count = (int) Math.min(left, reader.read(block));
          writer.write(block, count);
          left -= count;
        }
      }
      return scratch;
    }
  }
}
