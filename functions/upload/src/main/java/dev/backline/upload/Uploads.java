package dev.backline.upload;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.objects.Checksum;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.objects.Part;
import dev.backline.core.objects.PresignedRequest;
import dev.backline.core.objects.Presigner;
import dev.backline.upload.Transfer.Piece;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Uploads that survive a bad line: announced, sent in one piece or in parts, looked at, gone on
 * with, completed or given up. Those of others do not exist.
 */
public final class Uploads {

  private final RecordingStore recordings;
  private final ObjectStore objects;
  private final Presigner presigner;
  private final UploadLimits limits;
  private final Supplier<String> ids;
  private final Clock clock;

  public Uploads(
      RecordingStore recordings,
      ObjectStore objects,
      Presigner presigner,
      UploadLimits limits,
      Supplier<String> ids,
      Clock clock) {
    this.recordings = recordings;
    this.objects = objects;
    this.presigner = presigner;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  public Recording start(String userId, UploadWish wish) {
    refuseHopeless(wish);
    String id = ids.get();
    String type = wish.contentType().orElse("application/octet-stream");
    var upload =
        new Upload(
            wish.fileName(),
            type,
            wish.sizeBytes(),
            wish.checksum(),
            transfer(TakeKey.of(userId, id).original(), type, wish),
            clock.instant().plus(limits.uploadLifetime()));
    var recording =
        new Recording(
            id,
            userId,
            wish.titleOrName(),
            wish.sessionId(),
            upload,
            new Recording.Awaited(),
            clock.instant(),
            0);
    recordings.create(recording);
    return recording;
  }

  private void refuseHopeless(UploadWish wish) {
    if (wish.sizeBytes() > limits.maxFileBytes()) {
      throw Failure.of(
              ErrorCode.FILE_TOO_LARGE,
              "The file has %,d bytes; %,d are allowed. Send FLAC instead of WAV, or cut it into takes."
                  .formatted(wish.sizeBytes(), limits.maxFileBytes()))
          .field("sizeBytes")
          .with("limitBytes", limits.maxFileBytes());
    }
    if (!TypeHint.allows(wish.fileName(), wish.contentType())) {
      throw Failure.of(
              ErrorCode.UNSUPPORTED_FORMAT,
              "The file does not look like audio. Send a recording, such as .wav, .aiff, .flac,"
                  + " .mp3 or .m4a.")
          .field("fileName");
    }
  }

  private Transfer transfer(String key, String contentType, UploadWish wish) {
    return wish.sizeBytes() <= limits.singleBytes() && wish.partChecksums().isEmpty()
        ? new Transfer.Single()
        : new Transfer.Multipart(
            objects.startMultipart(key, contentType, wish.partChecksums()),
            Transfer.Multipart.partBytesFor(wish.sizeBytes()),
            wish.partChecksums());
  }

  /**
   * @throws Failure {@code upload_not_found}, also for the uploads of others
   */
  public Recording find(String userId, String uploadId) {
    return recordings
        .find(userId, uploadId)
        .orElseThrow(
            () -> Failure.of(ErrorCode.UPLOAD_NOT_FOUND, "There is no upload " + uploadId + "."));
  }

  /** An upload that can still be gone on with. */
  public Recording open(String userId, String uploadId) {
    var recording = find(userId, uploadId);
    if (recording.state() instanceof Recording.Awaited) {
      refuseExpired(recording);
    }
    return recording;
  }

  /** The request that sends the file in one piece, once: nothing that lies there is overwritten. */
  public PresignedRequest fileRequest(Recording recording) {
    var upload = recording.upload();
    return presigner.put(
        recording.key(), upload.contentType(), upload.sizeBytes(), upload.checksum());
  }

  /**
   * The requests that send these pieces, by part number.
   *
   * @param checksums by part number; one for each if the upload was started with part checksums
   */
  public Map<Integer, PresignedRequest> pieceRequests(
      Recording recording, List<Piece> pieces, Map<Integer, Checksum> checksums) {
    var transfer = (Transfer.Multipart) recording.upload().transfer();
    var requests = new TreeMap<Integer, PresignedRequest>();
    for (var piece : pieces) {
      var checksum = Optional.ofNullable(checksums.get(piece.number()));
      if (transfer.partChecksums().isPresent() && checksum.isEmpty()) {
        throw UploadWish.invalid(
            "parts",
            "must give a checksum for part "
                + piece.number()
                + ", because the upload was started with partChecksums");
      }
      requests.put(
          piece.number(),
          presigner.part(
              recording.key(), transfer.s3UploadId(), piece.number(), piece.sizeBytes(), checksum));
    }
    return requests;
  }

  /** The parts that S3 holds. */
  public List<Part> arrived(Recording recording) {
    return recording.upload().transfer() instanceof Transfer.Multipart transfer
            && recording.state() instanceof Recording.Awaited
        ? objects.parts(recording.key(), transfer.s3UploadId()).orElse(List.of())
        : List.of();
  }

  /** The pieces that have still to be sent. */
  public List<Piece> missing(Recording recording, List<Part> arrived) {
    if (!(recording.upload().transfer() instanceof Transfer.Multipart transfer)
        || !(recording.state() instanceof Recording.Awaited)) {
      return List.of();
    }
    return transfer.pieces(recording.upload().sizeBytes()).stream()
        .filter(
            piece ->
                arrived.stream()
                    .noneMatch(
                        part ->
                            part.number() == piece.number()
                                && part.sizeBytes() == piece.sizeBytes()))
        .toList();
  }

  /**
   * Ends the upload; doing it again is no fault.
   *
   * @param checksums of the parts, by part number, where the client knows them
   */
  public Recording complete(String userId, String uploadId, Map<Integer, Checksum> checksums) {
    var recording = find(userId, uploadId);
    if (!(recording.state() instanceof Recording.Awaited)) {
      return recording;
    }
    if (objects.head(recording.key()).isEmpty()) {
      refuseExpired(recording);
      switch (recording.upload().transfer()) {
        case Transfer.Single _ ->
            throw Failure.of(
                ErrorCode.UPLOAD_INCOMPLETE,
                "The file has not arrived. Send it with the signed request, then complete.");
        case Transfer.Multipart transfer -> join(recording, transfer, checksums);
      }
    }
    var received = recording.become(new Recording.Received());
    // Whoever was faster has put it further on its way: the ingest, or the same call made twice.
    return recordings.replace(received) ? received : find(userId, uploadId);
  }

  private void join(
      Recording recording, Transfer.Multipart transfer, Map<Integer, Checksum> checksums) {
    var arrived =
        objects.parts(recording.key(), transfer.s3UploadId()).orElseThrow(() -> expired(recording));
    var missing = missing(recording, arrived);
    if (!missing.isEmpty()) {
      throw Failure.of(
              ErrorCode.UPLOAD_INCOMPLETE,
              missing.size()
                  + " of the parts have not arrived whole. Send them, then complete the upload.")
          .with("missingParts", missing.stream().map(Piece::number).toList());
    }
    var parts =
        arrived.stream()
            .map(
                part ->
                    Optional.ofNullable(checksums.get(part.number())).map(part::with).orElse(part))
            .toList();
    // False when the same call, made a moment earlier, has joined them.
    var _ = objects.completeMultipart(recording.key(), transfer.s3UploadId(), parts);
  }

  /** Gives an upload up and forgets it. */
  public void abort(String userId, String uploadId) {
    var recording = find(userId, uploadId);
    if (!(recording.state() instanceof Recording.Awaited)) {
      throw Failure.of(
          ErrorCode.CONFLICT, "The upload is complete; there is nothing to give up any more.");
    }
    if (recording.upload().transfer() instanceof Transfer.Multipart transfer) {
      objects.abortMultipart(recording.key(), transfer.s3UploadId());
    }
    recordings.delete(recording);
    objects.delete(recording.key());
  }

  private void refuseExpired(Recording recording) {
    if (clock.instant().isAfter(recording.upload().expiresAt())) {
      throw expired(recording);
    }
  }

  private static Failure expired(Recording recording) {
    return Failure.of(
            ErrorCode.UPLOAD_EXPIRED,
            "The upload expired at " + recording.upload().expiresAt() + ". Start a new one.")
        .with("expiredAt", recording.upload().expiresAt().toString());
  }
}
