package dev.backline.core.objects;

import dev.backline.core.handler.Settings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs requests to the media bucket that clients make themselves: audio never passes through the
 * API. A URL lives for {@link #LIFE} unless said otherwise.
 */
@Singleton
@Requires(classes = S3Client.class)
public final class Presigner {

  /** How long a URL is valid by default: 3600 s. */
  public static final Duration LIFE = Duration.ofHours(1);

  private final S3Presigner presigner;
  private final String bucket;

  Presigner(S3Presigner presigner, Settings settings) {
    this.presigner = presigner;
    this.bucket = settings.text("MEDIA_BUCKET");
  }

  /**
   * An upload in one piece, of exactly this type and length, and of these bytes where a checksum is
   * given; S3 refuses any other. It works as long as there is no object under the key: what was
   * uploaded is not overwritten.
   */
  public PresignedRequest put(
      String key, String contentType, long sizeBytes, Optional<Checksum> checksum) {
    var put =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentType(contentType)
            .contentLength(sizeBytes)
            .ifNoneMatch("*");
    checksum.ifPresent(
        sum -> {
          switch (sum.algorithm()) {
            case SHA256 -> put.checksumSHA256(sum.base64());
            case CRC32 -> put.checksumCRC32(sum.base64());
          }
        });
    return of(
        presigner.presignPutObject(
            request -> request.signatureDuration(LIFE).putObjectRequest(put.build())));
  }

  /** The upload of one part of a multipart upload, of exactly this length. */
  public PresignedRequest part(
      String key, String uploadId, int number, long sizeBytes, Optional<Checksum> checksum) {
    var part =
        UploadPartRequest.builder()
            .bucket(bucket)
            .key(key)
            .uploadId(uploadId)
            .partNumber(number)
            .contentLength(sizeBytes);
    checksum.ifPresent(
        sum -> {
          switch (sum.algorithm()) {
            case SHA256 -> part.checksumSHA256(sum.base64());
            case CRC32 -> part.checksumCRC32(sum.base64());
          }
        });
    return of(
        presigner.presignUploadPart(
            request -> request.signatureDuration(LIFE).uploadPartRequest(part.build())));
  }

  /** A URL to play or read an object, whole or in ranges. */
  public PresignedRequest get(String key) {
    return get(key, LIFE, Optional.empty());
  }

  /**
   * A URL to read an object.
   *
   * @param downloadName makes a browser save it under this name instead of playing it
   */
  public PresignedRequest get(String key, Duration life, Optional<String> downloadName) {
    return of(
        presigner.presignGetObject(
            request ->
                request
                    .signatureDuration(life)
                    .getObjectRequest(
                        get ->
                            get.bucket(bucket)
                                .key(key)
                                .responseContentDisposition(
                                    downloadName.map(Presigner::attachment).orElse(null)))));
  }

  /** A Content-Disposition by RFC 6266: any name, with an ASCII form for old clients. */
  public static String attachment(String fileName) {
    String ascii = fileName.replaceAll("[^\\x20-\\x7e]|[\"\\\\%/]", "_");
    var encoded = new StringBuilder();
    for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append(String.format("%%%02X", (int) c));
      }
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
  }

  private static PresignedRequest of(
      software.amazon.awssdk.awscore.presigner.PresignedRequest signed) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> header : signed.signedHeaders().entrySet()) {
      if (!header.getKey().equalsIgnoreCase("host")) {
        headers.put(header.getKey(), String.join(",", header.getValue()));
      }
    }
    return new PresignedRequest(
        signed.httpRequest().method().name(),
        signed.url().toString(),
        headers,
        signed.expiration());
  }
}
