package dev.backline.upload.api;

import dev.backline.core.objects.Checksum;
import dev.backline.core.objects.PresignedRequest;
import dev.backline.upload.Recording;
import dev.backline.upload.Transfer;
import dev.backline.upload.UploadWish;
import dev.backline.upload.Uploads;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows uploads, with signed requests for what has still to be sent. */
@Singleton
final class UploadViews {

  private final Uploads uploads;

  UploadViews(Uploads uploads) {
    this.uploads = uploads;
  }

  UploadView show(Recording recording) {
    return switch (recording.upload().transfer()) {
      case Transfer.Single _ -> single(recording);
      case Transfer.Multipart transfer ->
          multipart(recording, transfer, List.of(), Map.of(), transfer.partChecksums().isEmpty());
    };
  }

  /** With requests for these parts, or for all that are missing if none are named. */
  UploadView withParts(
      Recording recording, List<Integer> numbers, Map<Integer, Checksum> checksums) {
    return switch (recording.upload().transfer()) {
      case Transfer.Single _ -> single(recording);
      case Transfer.Multipart transfer -> multipart(recording, transfer, numbers, checksums, true);
    };
  }

  private UploadView single(Recording recording) {
    var request =
        recording.state() instanceof Recording.Awaited
            ? Optional.of(uploads.fileRequest(recording))
            : Optional.<PresignedRequest>empty();
    return new UploadView(
        recording.id(),
        recording.id(),
        recording.state().word(),
        "single",
        recording.upload().fileName(),
        recording.upload().sizeBytes(),
        request.map(PresignedRequest::url).orElse(null),
        request.map(PresignedRequest::headers).orElse(null),
        null,
        null,
        null,
        recording.upload().expiresAt().toString());
  }

  private UploadView multipart(
      Recording recording,
      Transfer.Multipart transfer,
      List<Integer> numbers,
      Map<Integer, Checksum> checksums,
      boolean signed) {
    var arrived = uploads.arrived(recording);
    var pieces = pieces(recording, transfer, numbers, uploads.missing(recording, arrived));
    var requests =
        signed
            ? uploads.pieceRequests(recording, pieces, checksums)
            : Map.<Integer, PresignedRequest>of();
    return new UploadView(
        recording.id(),
        recording.id(),
        recording.state().word(),
        "multipart",
        recording.upload().fileName(),
        recording.upload().sizeBytes(),
        null,
        null,
        transfer.partBytes(),
        pieces.stream()
            .map(piece -> part(piece, Optional.ofNullable(requests.get(piece.number()))))
            .toList(),
        arrived.stream()
            .map(part -> new UploadView.ArrivedView(part.number(), part.sizeBytes(), part.etag()))
            .toList(),
        recording.upload().expiresAt().toString());
  }

  private static List<Transfer.Piece> pieces(
      Recording recording,
      Transfer.Multipart transfer,
      List<Integer> numbers,
      List<Transfer.Piece> missing) {
    if (numbers.isEmpty()) {
      return missing;
    }
    var all = transfer.pieces(recording.upload().sizeBytes());
    if (numbers.stream().anyMatch(number -> number < 1 || number > all.size())) {
      throw UploadWish.invalid("parts.partNumber", "must be 1 to " + all.size());
    }
    return all.stream().filter(piece -> numbers.contains(piece.number())).toList();
  }

  private static UploadView.PartView part(
      Transfer.Piece piece, Optional<PresignedRequest> request) {
    return new UploadView.PartView(
        piece.number(),
        piece.sizeBytes(),
        request.map(PresignedRequest::url).orElse(null),
        request.map(PresignedRequest::headers).orElse(null));
  }
}
