package dev.backline.export;

import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.DeliveryFormat;
import dev.backline.audio.ffmpeg.Encoded;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Tags;
import dev.backline.audio.pcm.PcmFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Makes the file that a musician sends around. The same master gives the same bytes. */
public final class BestMp3 {

  private static final int BEST_MP3_KBPS = 320;

  private final Encoder encoder;

  public BestMp3(Encoder encoder) {
    this.encoder = encoder;
  }

  /** The master as MP3, at the best rate that there is. */
  public Encoded write(Path master, Tags tags, Path mp3) throws IOException {
    return encoder.encode(
        master,
        mp3,
        Delivery.of(DeliveryFormat.MP3, OptionalInt.of(BEST_MP3_KBPS))
            .at(PcmFormat.WORKING_RATE_HZ)
            .withTags(tags));
  }
}
