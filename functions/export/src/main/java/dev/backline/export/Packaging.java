package dev.backline.export;

import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.DeliveryFormat;
import dev.backline.audio.ffmpeg.Encoded;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the files that a musician takes away. The same tracks give the same bytes. */
public final class Packaging {

  private static final int BEST_MP3_KBPS = 320;

  private final Encoder encoder;

  public Packaging(Encoder encoder) {
    this.encoder = encoder;
  }

  /** Writes the audio of the package into a folder. */
  public List<Delivered> write(Tracks tracks, Delivery.Tags tags, Path folder) throws IOException {
    return List.of(
        wav("master.wav", tracks.master(), folder),
        mp3(tracks.master(), tags, folder),
        wav("instrumental.wav", tracks.instrumental(), folder),
        wav("vocal.wav", tracks.vocal(), folder),
        stems(tracks, folder));
  }

  private static Delivered wav(String name, Path source, Path folder) throws IOException {
    Path file = folder.resolve(name);
    WavWriter.write(file, WavReader.open(source), WavEncoding.INT24);
    return new Delivered(name, file, Optional.of(LoudnessMeter.measure(WavReader.open(file))));
  }

  private Delivered mp3(Path master, Delivery.Tags tags, Path folder) throws IOException {
    Path file = folder.resolve("master.mp3");
    Delivery delivery =
        Delivery.of(DeliveryFormat.MP3, OptionalInt.of(BEST_MP3_KBPS))
            .at(PcmFormat.WORKING_RATE_HZ)
            .withTags(tags);
    Encoded encoded = encoder.encode(master, file, delivery);
    return new Delivered("master.mp3", file, Optional.of(encoded.loudness()));
  }

  private static Delivered stems(Tracks tracks, Path folder) throws IOException {
    Path file = folder.resolve("stems.zip");
    Path scratch = Files.createDirectories(folder.resolve("stems"));
    StemsArchive.write(tracks.all(), file, scratch);
    return new Delivered("stems.zip", file, Optional.empty());
  }
}
