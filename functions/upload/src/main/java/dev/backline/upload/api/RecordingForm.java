package dev.backline.upload.api;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.upload.UploadWish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/** The fields of {@code POST /api/recordings/upload} (RFC 7578). */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record RecordingForm(String fileName, Optional<String> sessionId, byte[] file) {

  /** Lambda takes 6 MB, in which a binary body stands in base 64. */
  private static final int MAX_BYTES = 4_400_000;

  static RecordingForm parse(String contentType, byte[] body) {
    if (body.length > MAX_BYTES) {
      throw Failure.of(
              ErrorCode.PAYLOAD_TOO_LARGE,
              "This call takes up to %,d bytes. Send the file with POST /api/uploads."
                  .formatted(MAX_BYTES))
          .with("limitBytes", MAX_BYTES);
    }
    String boundary =
        Optional.ofNullable(parameters(contentType).get("boundary"))
            .orElseThrow(
                () ->
                    UploadWish.invalid(
                        "Content-Type", "must be multipart/form-data with a boundary"));
    Optional<String> fileName = Optional.empty();
    Optional<String> sessionId = Optional.empty();
    byte[] file = new byte[0];
    try {
      var input =
          MultipartInput.builder()
              .setByteArray(body)
              .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
              .get();
      for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
        var disposition = disposition(input.readHeaders());
        var content = new ByteArrayOutputStream();
        input.readBodyData(content);
        switch (parameter(disposition, "name").orElse("")) {
          case "file" -> {
            file = content.toByteArray();
            fileName = parameter(disposition, "filename").or(() -> Optional.of("recording"));
          }
          case "session_id" -> sessionId = Optional.of(content.toString(StandardCharsets.UTF_8));
          default -> {} // RFC 7578 lets clients send fields that nobody asked for
        }
      }
    } catch (FileUploadSizeException _) {
      throw UploadWish.invalid("file", "has too long a name; give it at most 255 letters");
    } catch (IOException | IllegalArgumentException _) {
      throw UploadWish.invalid("body", "must be multipart/form-data as RFC 7578 has it");
    }
    byte[] content = file;
    return new RecordingForm(
        fileName.orElseThrow(
            () -> UploadWish.invalid("file", "is missing; send the take as the field file")),
        sessionId.filter(text -> !text.isBlank()),
        content);
  }

  private static Map<String, String> disposition(String headers) {
    return headers
        .lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-disposition:"))
        .findFirst()
        .map(line -> parameters(line.substring(line.indexOf(':') + 1)))
        .orElse(Map.of());
  }

  /** The parser gives null for a parameter without a value. */
  private static Optional<String> parameter(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
  }

  private static Map<String, String> parameters(String header) {
    var parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return parser.parse(header, ';');
  }
}
