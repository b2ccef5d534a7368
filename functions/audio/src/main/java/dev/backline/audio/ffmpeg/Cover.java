package dev.backline.audio.ffmpeg;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The front cover of a release, known to be a whole JPEG or PNG picture of a bearable size.
 *
 * @param file the picture
 * @param type by its content, not its name
 * @param widthPixels at least 1
 * @param heightPixels at least 1
 * @param bitsPerPixel as stored
 */
public record Cover(Path file, Type type, int widthPixels, int heightPixels, int bitsPerPixel) {

  /** Largest file. */
  public static final long LARGEST_BYTES = 5L << 20;

  /** Longest side. */
  public static final int LONGEST_PIXELS = 4096;

  /** The kinds of pictures that players show. */
  public enum Type {
    /** Lossy. */
    JPEG("image/jpeg", "jpeg_pipe"),
    /** Lossless. */
    PNG("image/png", "png_pipe");

    private final String mediaType;
    private final String demuxer;

    Type(String mediaType, String demuxer) {
      this.mediaType = mediaType;
      this.demuxer = demuxer;
    }

    String mediaType() {
      return mediaType;
    }

    String demuxer() {
      return demuxer;
    }
  }

  /**
   * Looks at a picture and decodes it once.
   *
   * @throws IllegalArgumentException when it is something else, damaged or too large
   * @throws IOException when the file cannot be read
   */
  public static Cover of(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST_BYTES) {
      throw new IllegalArgumentException(
          "cover must be at most %d bytes, was %d: save it smaller".formatted(LARGEST_BYTES, size));
    }
    byte[] bytes = Files.readAllBytes(file);
    Type type = type(bytes);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = reader(type);
      try {
        reader.setInput(in, true, true);
        return decoded(file, type, reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof TooLarge tooLarge) {
        throw tooLarge;
      }
      throw new IllegalArgumentException("cover is a damaged picture: save it again", e);
    }
  }

  private static Type type(byte[] bytes) {
    if (bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8) {
      return Type.JPEG;
    }
    if (bytes.length > 8 && ByteBuffer.wrap(bytes).getLong() == 0x89504E470D0A1A0AL) {
      return Type.PNG;
    }
    throw new IllegalArgumentException("cover must be a JPEG or PNG picture");
  }

  private static ImageReader reader(Type type) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mediaType());
    return readers.next();
  }

  /** Size first, so that no picture of a million megapixels is unfolded. */
  private static Cover decoded(Path file, Type type, ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width > LONGEST_PIXELS || height > LONGEST_PIXELS) {
      throw new TooLarge(width, height);
    }
    var sound = new boolean[] {true};
    reader.addIIOReadWarningListener((_, _) -> sound[0] = false);
    int bits =
        reader.canReadRaster()
            ? 8 * reader.readRaster(0, null).getNumBands()
            : reader.read(0).getColorModel().getPixelSize();
    if (!sound[0]) {
      throw new IOException("The decoder found damage");
    }
    return new Cover(file, type, width, height, bits);
  }

  /**
   * The picture as Xiph's comment METADATA_BLOCK_PICTURE holds it before base64: FLAC's block
   * PICTURE (RFC 9639, section 8.8) of type 3, front cover.
   */
  byte[] flacPicture() throws IOException {
    byte[] mediaType = type.mediaType().getBytes(StandardCharsets.US_ASCII);
    byte[] picture = Files.readAllBytes(file);
    return ByteBuffer.allocate(8 * Integer.BYTES + mediaType.length + picture.length)
        .putInt(3)
        .putInt(mediaType.length)
        .put(mediaType)
        .putInt(0)
        .putInt(widthPixels)
        .putInt(heightPixels)
        .putInt(bitsPerPixel)
        .putInt(0)
        .putInt(picture.length)
        .put(picture)
        .array();
  }

  private static final class TooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooLarge(int width, int height) {
      super(
          "cover must have at most %d pixels a side, has %d by %d: save it smaller"
              .formatted(LONGEST_PIXELS, width, height));
    }
  }
}
