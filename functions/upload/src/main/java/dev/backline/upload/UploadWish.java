package dev.backline.upload;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.objects.Checksum;
import dev.backline.core.text.Line;
import java.util.Objects;
import java.util.Optional;

/** A file that a client wants to send. */
public record UploadWish(
    String fileName,
    long sizeBytes,
    Optional<String> contentType,
    Optional<Checksum> checksum,
    Optional<Checksum.Algorithm> partChecksums,
    Optional<String> title,
    Optional<String> sessionId) {

  public static final int MAX_TITLE = 200;
  private static final int MAX_FILE_NAME = 255;
  private static final int MAX_SESSION_ID = 128;
  private static final int MAX_CONTENT_TYPE = 100;

  /**
   * @throws Failure naming the first field that is not allowed, and why
   */
  public UploadWish {
    Objects.requireNonNull(fileName, "fileName is null");
    if (fileName.isBlank() || fileName.length() > MAX_FILE_NAME || !Line.isPrintable(fileName)) {
      throw invalid(
          "fileName", "must be 1 to 255 characters without control characters, such as take-1.wav");
    }
    if (sizeBytes < 1) {
      throw invalid("sizeBytes", "must be the length of the file in bytes, at least 1");
    }
    if (contentType
            .filter(type -> !type.matches("[\\w.+-]+/[\\w.+-]+(;[\\w.+ =\"-]*)?"))
            .isPresent()
        || contentType.filter(type -> type.length() > MAX_CONTENT_TYPE).isPresent()) {
      throw invalid(
          "contentType", "must be a media type such as audio/wav; leave it out if unknown");
    }
    if (title
        .filter(
            text -> text.isBlank() || text.length() > MAX_TITLE || !Line.isPrintable(text.strip()))
        .isPresent()) {
      throw invalid(
          "title",
          "must be 1 to " + MAX_TITLE + " characters without line breaks or control characters");
    }
    if (sessionId.filter(text -> text.isBlank() || text.length() > MAX_SESSION_ID).isPresent()) {
      throw invalid("sessionId", "must be 1 to " + MAX_SESSION_ID + " characters");
    }
  }

  /** The title, or the name of the file without folder and extension. */
  public String titleOrName() {
    return title.map(String::strip).orElseGet(() -> stem(fileName));
  }

  private static String stem(String fileName) {
    String name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    String stem = (dot > 0 ? name.substring(0, dot) : name).strip();
    if (stem.isEmpty()) {
      return "Untitled";
    }
    return stem.length() > MAX_TITLE ? stem.substring(0, MAX_TITLE) : stem;
  }

  /** A value that is not allowed, with the words that complete the sentence. */
  public static Failure invalid(String field, String fix) {
    return Failure.of(ErrorCode.VALIDATION_FAILED, field + " " + fix + ".").field(field);
  }
}
