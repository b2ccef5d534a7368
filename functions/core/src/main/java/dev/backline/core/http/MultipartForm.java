package dev.backline.core.http;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * The body of a form with files, {@code multipart/form-data} (RFC 7578). A function that uses it
 * names commons-fileupload2-core among its dependencies.
 *
 * @param parts by the name of their field
 */
public record MultipartForm(Map<String, Part> parts) {

  /** Lambda takes 6 MB, in which a binary body stands in base 64. */
  public static final int MAX_BYTES = 4_400_000;

  public MultipartForm {
    parts = Map.copyOf(parts);
  }

  /**
   * One field.
   *
   * @param fileName as the client's file was called, if it said so
   * @param content as it was sent
   */
  @SuppressWarnings("ArrayRecordComponent") // read once and never compared
  public record Part(Optional<String> fileName, byte[] content) {

    /** The content as text. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /**
   * Reads a form.
   *
   * @param contentType the header, which names the boundary
   * @throws Failure {@code payload_too_large} above {@link #MAX_BYTES}, {@code validation_failed}
   *     for what is no such form or has a field twice
   */
  public static MultipartForm parse(String contentType, byte[] body) {
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
                () -> invalid("Content-Type", "must be multipart/form-data with a boundary"));
    var parts = new HashMap<String, Part>();
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
        var part = new Part(parameter(disposition, "filename"), content.toByteArray());
        Optional<String> name = parameter(disposition, "name");
        if (name.isPresent() && parts.put(name.get(), part) != null) {
          throw invalid(name.get(), "is sent twice; send it once");
        }
      }
    } catch (FileUploadSizeException _) {
      throw invalid("file", "has too long a name; give it at most 255 letters");
    } catch (IOException | IllegalArgumentException _) {
      throw invalid("body", "must be multipart/form-data as RFC 7578 has it");
    }
    return new MultipartForm(parts);
  }

  /** A field, if it was sent. */
  public Optional<Part> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  private static Failure invalid(String field, String fix) {
    return Failure.of(ErrorCode.VALIDATION_FAILED, field + " " + fix + ".").field(field);
  }

  private static Map<String, String> disposition(String headers) {
    return headers
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
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
