package dev.backline.upload.adapter;

import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import dev.backline.core.objects.Checksum;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.upload.Measured;
import dev.backline.upload.Recording;
import dev.backline.upload.Rejection;
import dev.backline.upload.Transfer;
import dev.backline.upload.Upload;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A recording as an item. The function productions reads {@code status}, {@code title}, {@code
 * key}, {@code sha256}, {@code sizeBytes}, {@code durationMs}, {@code code} and {@code reason}.
 */
final class RecordingItem {

  static final String PREFIX = "RECORDING#";

  /** For which an upload that never came is still explained. */
  private static final Duration ABANDONED_KEPT = Duration.ofDays(30);

  private RecordingItem() {}

  static String user(String userId) {
    return "USER#" + userId;
  }

  static Key key(String userId, String recordingId) {
    return new Key(user(userId), PREFIX + recordingId);
  }

  static Item write(Recording recording) {
    var item =
        Item.of(key(recording.userId(), recording.id()), "recording")
            .value("recordingId", recording.id())
            .value("userId", recording.userId())
            .value("title", recording.title())
            .value("sessionId", recording.sessionId())
            .value("storageProvider", "s3")
            .value("key", recording.key())
            .value("upload", upload(recording.upload()))
            .value("status", recording.state().word())
            .value("createdAt", recording.createdAt())
            .value("version", recording.version());
    switch (recording.state()) {
      case Recording.Awaited _ ->
          item.expiresAt(recording.upload().expiresAt().plus(ABANDONED_KEPT));
      case Recording.Received _ -> {}
      case Recording.Rejected(var rejection) ->
          item.value("code", rejection.code().word()).value("reason", rejection.reason());
      case Recording.Ready(var measured) -> measured(item, measured);
    }
    return item.build();
  }

  static Recording read(Item item) {
    return new Recording(
        item.text("recordingId"),
        item.text("userId"),
        item.text("title"),
        item.optionalText("sessionId"),
        upload(item.map("upload")),
        state(item),
        item.time("createdAt"),
        item.version());
  }

  private static Recording.State state(Item item) {
    return switch (item.text("status")) {
      case "awaiting-upload" -> new Recording.Awaited();
      case "received" -> new Recording.Received();
      case "ready" -> new Recording.Ready(measured(item));
      case "rejected" ->
          new Recording.Rejected(
              new Rejection(
                  Rejection.Code.valueOf(item.text("code").toUpperCase(Locale.ROOT)),
                  item.text("reason")));
      default -> throw new IllegalStateException("Unknown status of " + item);
    };
  }

  private static Item upload(Upload upload) {
    var map =
        Item.map()
            .value("fileName", upload.fileName())
            .value("contentType", upload.contentType())
            .value("sizeBytes", upload.sizeBytes())
            .value("checksumAlgorithm", upload.checksum().map(sum -> sum.algorithm().name()))
            .value("checksum", upload.checksum().map(Checksum::base64))
            .value("expiresAt", upload.expiresAt());
    if (upload.transfer() instanceof Transfer.Multipart parts) {
      map.value("s3UploadId", parts.s3UploadId())
          .value("partBytes", parts.partBytes())
          .value("partChecksums", parts.partChecksums().map(Enum::name));
    }
    return map.build();
  }

  private static Upload upload(Item map) {
    return new Upload(
        map.text("fileName"),
        map.text("contentType"),
        map.integer("sizeBytes"),
        map.optionalText("checksum")
            .map(
                value ->
                    new Checksum(Checksum.Algorithm.valueOf(map.text("checksumAlgorithm")), value)),
        transfer(map),
        map.time("expiresAt"));
  }

  private static Transfer transfer(Item map) {
    return map.optionalText("s3UploadId")
        .<Transfer>map(
            id ->
                new Transfer.Multipart(
                    id,
                    map.integer("partBytes"),
                    map.optionalText("partChecksums").map(Checksum.Algorithm::valueOf)))
        .orElseGet(Transfer.Single::new);
  }

  private static void measured(Item.Builder item, Measured measured) {
    item.value("sha256", measured.original().sha256())
        .value("sizeBytes", measured.original().sizeBytes())
        .value("container", measured.container())
        .value("codec", measured.codec())
        .value("sampleRateHz", measured.sampleRateHz())
        .value("channels", measured.channels())
        .value(
            "bitDepth",
            measured.bitDepth().isPresent()
                ? Optional.of(measured.bitDepth().getAsInt())
                : Optional.empty())
        .value("durationMs", measured.durationMs())
        .value("loudness", loudness(measured.loudness()))
        .value("peaks", file(measured.peaks()))
        .value("peaksJson", file(measured.peaksJson()))
        .value("warnings", measured.warnings());
  }

  private static Measured measured(Item item) {
    return new Measured(
        new FileRef(item.text("key"), item.text("sha256"), item.integer("sizeBytes")),
        item.text("container"),
        item.text("codec"),
        Math.toIntExact(item.integer("sampleRateHz")),
        Math.toIntExact(item.integer("channels")),
        item.optionalInteger("bitDepth")
            .map(bits -> OptionalInt.of(Math.toIntExact(bits)))
            .orElseGet(OptionalInt::empty),
        item.integer("durationMs"),
        loudness(item.map("loudness")),
        file(item.map("peaks")),
        file(item.map("peaksJson")),
        item.texts("warnings"));
  }

  private static Item file(FileRef file) {
    return Item.map()
        .value("key", file.key())
        .value("sha256", file.sha256())
        .value("sizeBytes", file.sizeBytes())
        .build();
  }

  private static FileRef file(Item map) {
    return new FileRef(map.text("key"), map.text("sha256"), map.integer("sizeBytes"));
  }

  private static Item loudness(Loudness loudness) {
    return Item.map()
        .value("integratedLufs", loudness.integratedLufs())
        .value("rangeLu", loudness.rangeLu())
        .value("truePeakDbtp", loudness.truePeakDbtp())
        .value("samplePeakDbfs", loudness.samplePeakDbfs())
        .value("maxMomentaryLufs", loudness.maxMomentaryLufs())
        .value("maxShortTermLufs", loudness.maxShortTermLufs())
        .value("durationMs", loudness.durationMs())
        .value("channels", loudness.channels())
        .build();
  }

  private static Loudness loudness(Item map) {
    return new Loudness(
        map.optionalDecimal("integratedLufs"),
        map.optionalDecimal("rangeLu"),
        map.optionalDecimal("truePeakDbtp"),
        map.optionalDecimal("samplePeakDbfs"),
        map.optionalDecimal("maxMomentaryLufs"),
        map.optionalDecimal("maxShortTermLufs"),
        map.integer("durationMs"),
        Math.toIntExact(map.integer("channels")));
  }
}
