package dev.backline.audio.ffmpeg;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tags and cover on their way into a file. MP3, FLAC and M4A take the picture as a stream of its
 * own; in Ogg it is a comment among the tags, which is too long for a command line and goes through
 * a file.
 */
final class Attachments implements AutoCloseable {

  private final Delivery delivery;
  private final Optional<Path> comments;

  private Attachments(Delivery delivery, Optional<Path> comments) {
    this.delivery = delivery;
    this.comments = comments;
  }

  static Attachments of(Delivery delivery, Path folder) throws IOException {
    return delivery.cover().isPresent() && isOgg(delivery.format())
        ? new Attachments(delivery, Optional.of(comments(delivery.cover().get(), folder)))
        : new Attachments(delivery, Optional.empty());
  }

  private static boolean isOgg(DeliveryFormat format) {
    return format == DeliveryFormat.OGG || format == DeliveryFormat.OPUS;
  }

  /** In FFmpeg's metadata file an equals sign, which pads base64, is escaped. */
  private static Path comments(Cover cover, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "comments", ".txt");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(";FFMETADATA1\nMETADATA_BLOCK_PICTURE=");
      out.write(Base64.getEncoder().encodeToString(cover.flacPicture()).replace("=", "\\="));
      out.write("\n");
    }
    return file;
  }

  /** What FFmpeg reads beside the music, as its second input. */
  List<String> input() {
    if (comments.isPresent()) {
      return Ffmpeg.input(comments.get(), "ffmetadata");
    }
    return delivery
        .cover()
        .map(cover -> Ffmpeg.input(cover.file(), cover.type().demuxer()))
        .orElse(List.of());
  }

  /** Nothing of the music's own file; players know a front cover by the comment of its stream. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("-map_chapters", "-1"));
    arguments.addAll(List.of("-map_metadata", comments.isPresent() ? "1" : "-1"));
    if (delivery.cover().isPresent() && comments.isEmpty()) {
      arguments.addAll(
          List.of("-map", "1:v:0", "-c:v", "copy", "-disposition:v:0", "attached_pic"));
      arguments.addAll(List.of("-metadata:s:v:0", "comment=Cover (front)"));
    }
    delivery
        .tags()
        .in(delivery.format())
        .forEach((name, value) -> arguments.addAll(List.of("-metadata", name + "=" + value)));
    return arguments;
  }

  @Override
  public void close() throws IOException {
    if (comments.isPresent()) {
      Files.deleteIfExists(comments.get());
    }
  }
}
