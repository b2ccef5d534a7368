package dev.backline.upload;

import dev.backline.core.objects.Checksum;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a file travels: in one request, or in parts of which lost ones are sent again. */
public sealed interface Transfer {

  record Single() implements Transfer {}

  /**
   * @param s3UploadId by which S3 knows the parts
   * @param partChecksums every part is sent with one, which its presigned URL demands
   */
  record Multipart(String s3UploadId, long partBytes, Optional<Checksum.Algorithm> partChecksums)
      implements Transfer {

    private static final long MIB = 1024 * 1024;

    /** S3 takes 5 MiB at least; a smaller number of parts keeps the list of their URLs short. */
    private static final long USUAL_PART_BYTES = 8 * MIB;

    private static final int MAX_PARTS = 1000;

    static long partBytesFor(long fileBytes) {
      long needed = Math.ceilDiv(Math.ceilDiv(fileBytes, MAX_PARTS), MIB) * MIB;
      return Math.max(USUAL_PART_BYTES, needed);
    }

    /** All pieces of a file of this size, in order. */
    public List<Piece> pieces(long fileBytes) {
      int count = Math.toIntExact(Math.ceilDiv(fileBytes, partBytes));
      return IntStream.rangeClosed(1, count)
          .mapToObj(
              number ->
                  new Piece(number, Math.min(partBytes, fileBytes - (number - 1) * partBytes)))
          .toList();
    }
  }

  /**
   * @param number counts from 1
   */
  record Piece(int number, long sizeBytes) {}
}
