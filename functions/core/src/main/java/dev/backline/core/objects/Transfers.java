package dev.backline.core.objects;

import dev.backline.core.media.FileRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Moves whole files to and from S3. A large file goes in parts of 16 MB (more where 10,000 parts
 * would not do), four at a time; no part is ever held in memory.
 */
final class Transfers {

  static final long LARGE_BYTES = 64L << 20;
  private static final long PART_BYTES = 16L << 20;
  private static final int MAX_PARTS = 10_000;
  private static final int PARALLEL = 4;

  private final S3Client client;
  private final String bucket;

  Transfers(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  FileRef upload(String key, Path file) throws IOException {
    long size = Files.size(file);
    try (ExecutorService pool = pool()) {
      Future<String> sha256 = pool.submit(() -> Sha256.of(file));
      if (size > LARGE_BYTES) {
        uploadParts(pool, key, file, size);
      } else {
        client.putObject(
            request -> request.bucket(bucket).key(key).contentType(ContentTypes.of(key)),
            RequestBody.fromFile(file));
      }
      return new FileRef(key, get(sha256), size);
    }
  }

  /** Several files by their keys; what comes back is in their order. */
  List<FileRef> uploadAll(Map<String, Path> files) throws IOException {
    List<Callable<FileRef>> uploads = new ArrayList<>();
    files.forEach((key, file) -> uploads.add(() -> upload(key, file)));
    try (ExecutorService pool = pool()) {
      return all(pool, uploads);
    }
  }

  void download(FileRef ref, Path file) throws IOException {
    try {
      if (ref.sizeBytes() > LARGE_BYTES) {
        downloadRanges(ref, file);
      } else {
        try (InputStream in = client.getObject(request -> request.bucket(bucket).key(ref.key()))) {
          Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (NoSuchKeyException _) {
      throw new ObjectMissing(ref.key());
    }
    String sha256 = Sha256.of(file);
    if (!sha256.equals(ref.sha256())) {
      throw new IOException(
          "Object " + ref.key() + " has SHA-256 " + sha256 + ", expected " + ref.sha256());
    }
  }

  private void uploadParts(ExecutorService pool, String key, Path file, long size)
      throws IOException {
    String uploadId =
        client
            .createMultipartUpload(
                request -> request.bucket(bucket).key(key).contentType(ContentTypes.of(key)))
            .uploadId();
    try {
      List<Callable<CompletedPart>> uploads = new ArrayList<>();
      long partSize = partSize(size);
      for (long from = 0; from < size; from += partSize) {
        long offset = from;
        int number = uploads.size() + 1;
        uploads.add(
            () ->
                uploadPart(key, uploadId, number, file, offset, Math.min(partSize, size - offset)));
      }
      var parts = all(pool, uploads);
      parts.sort(Comparator.comparingInt(CompletedPart::partNumber));
      client.completeMultipartUpload(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .uploadId(uploadId)
                  .multipartUpload(upload -> upload.parts(parts)));
    } catch (IOException | RuntimeException e) {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
      throw e;
    }
  }

  private CompletedPart uploadPart(
      String key, String uploadId, int number, Path file, long offset, long length) {
    var body =
        RequestBody.fromContentProvider(
            () -> FileSegment.open(file, offset, length), length, ContentTypes.of(key));
    var answer =
        client.uploadPart(
            request -> request.bucket(bucket).key(key).uploadId(uploadId).partNumber(number), body);
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(answer.eTag())
        .checksumCRC32(answer.checksumCRC32())
        .build();
  }

  private void downloadRanges(FileRef ref, Path file) throws IOException {
    try (ExecutorService pool = pool();
        FileChannel target =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      List<Callable<Long>> downloads = new ArrayList<>();
      long partSize = partSize(ref.sizeBytes());
      for (long from = 0; from < ref.sizeBytes(); from += partSize) {
        long offset = from;
        long length = Math.min(partSize, ref.sizeBytes() - from);
        downloads.add(() -> downloadRange(ref.key(), target, offset, length));
      }
      all(pool, downloads);
    }
  }

  private long downloadRange(String key, FileChannel target, long offset, long length)
      throws IOException {
    try (InputStream in =
        client.getObject(
            request ->
                request
                    .bucket(bucket)
                    .key(key)
                    .range("bytes=" + offset + "-" + (offset + length - 1)))) {
      var source = Channels.newChannel(in);
      var block = ByteBuffer.allocate(1 << 16);
      long position = offset;
      while (source.read(block) >= 0) {
        block.flip();
        while (block.hasRemaining()) {
          position += target.write(block, position);
        }
        block.clear();
      }
      return position - offset;
    }
  }

  private static long partSize(long size) {
    return Math.max(PART_BYTES, Math.ceilDiv(size, (long) MAX_PARTS));
  }

  /**
   * Threads of the platform: first transfers initialise many classes, and a virtual thread that
   * does so keeps its carrier, of which there is one a processor.
   */
  private static ExecutorService pool() {
    return Executors.newFixedThreadPool(
        PARALLEL, Thread.ofPlatform().daemon().name("transfer-", 0).factory());
  }

  private static <T> List<T> all(ExecutorService pool, List<Callable<T>> tasks) throws IOException {
    List<Future<T>> running = tasks.stream().map(pool::submit).toList();
    try {
      var results = new ArrayList<T>();
      for (Future<T> task : running) {
        results.add(get(task));
      }
      return results;
    } finally {
      running.forEach(task -> task.cancel(true));
    }
  }

  private static <T> T get(Future<T> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted during a transfer", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IOException("The transfer failed", e.getCause());
      }
    }
  }
}
