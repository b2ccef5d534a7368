package dev.backline.core.objects;

import dev.backline.core.handler.Settings;
import dev.backline.core.media.FileRef;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The media bucket: objects by key. Nothing here knows what the objects mean. Requests that clients
 * make themselves are in {@link Presigner}.
 */
@Singleton
@Requires(classes = S3Client.class)
public final class ObjectStore {

  private final S3Client client;
  private final String bucket;
  private final Transfers transfers;

  ObjectStore(S3Client client, Settings settings) {
    this.client = client;
    this.bucket = settings.text("MEDIA_BUCKET");
    this.transfers = new Transfers(client, bucket);
  }

  /** What is known of an object, or empty if there is none. */
  public Optional<StoredObject> head(String key) {
    try {
      HeadObjectResponse head = client.headObject(request -> request.bucket(bucket).key(key));
      return Optional.of(
          new StoredObject(
              key, head.contentLength(), head.eTag(), head.contentType(), head.lastModified()));
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    }
  }

  /**
   * Opens an object for reading; the caller closes it.
   *
   * @throws ObjectMissing if there is none
   */
  public InputStream open(String key) {
    try {
      return client.getObject(request -> request.bucket(bucket).key(key));
    } catch (NoSuchKeyException _) {
      throw new ObjectMissing(key);
    }
  }

  /** The content of a small object, or empty if there is none. */
  public Optional<byte[]> read(String key) throws IOException {
    try (InputStream object = open(key)) {
      return Optional.of(object.readAllBytes());
    } catch (ObjectMissing _) {
      return Optional.empty();
    }
  }

  /** Stores a small object, whatever stands there; the content type follows from the key. */
  public void write(String key, byte[] content) {
    client.putObject(
        request -> request.bucket(bucket).key(key).contentType(ContentTypes.of(key)),
        RequestBody.fromBytes(content));
  }

  /**
   * Stores a small object unless there is one under this key. An answer can be lost on its way and
   * the request be made once more by the client below; it then meets its own object, which counts
   * as stored.
   *
   * @return whether the object under this key has this content
   */
  public boolean create(String key, byte[] content) throws IOException {
    try {
      client.putObject(
          request ->
              request.bucket(bucket).key(key).contentType(ContentTypes.of(key)).ifNoneMatch("*"),
          RequestBody.fromBytes(content));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 412 || e.statusCode() == 409) {
        return read(key).filter(there -> Arrays.equals(there, content)).isPresent();
      }
      throw e;
    }
  }

  /**
   * Stores a file: in parts and in parallel when it is larger than 64 MB, in any case streamed.
   *
   * @return the key with the hash and the length of what was sent
   * @throws IOException if the file cannot be read
   */
  public FileRef upload(String key, Path file) throws IOException {
    return transfers.upload(key, file);
  }

  /**
   * As {@link #upload} for several files by their keys, some at a time.
   *
   * @return what {@link #upload} gives for each, in the order of the map
   */
  public List<FileRef> uploadAll(Map<String, Path> files) throws IOException {
    return transfers.uploadAll(files);
  }

  /**
   * Fetches an object into a file, which is made or overwritten: in ranges and in parallel when it
   * is larger than 64 MB, in any case streamed.
   *
   * @throws ObjectMissing if there is none
   * @throws IOException if the content has another hash or length than the reference says, or the
   *     file cannot be written
   */
  public void download(FileRef ref, Path file) throws IOException {
    transfers.download(ref, file);
  }

  /** Copies an object inside the bucket without reading it here; up to 5 GB. */
  public void copy(String from, String to) {
    client.copyObject(
        request ->
            request
                .sourceBucket(bucket)
                .sourceKey(from)
                .destinationBucket(bucket)
                .destinationKey(to));
  }

  /** Removes an object, if there is one. */
  public void delete(String key) {
    client.deleteObject(request -> request.bucket(bucket).key(key));
  }

  /** The keys that begin so, in order, page after page as the stream is read. */
  public Stream<String> keys(String prefix) {
    return client
        .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(software.amazon.awssdk.services.s3.model.S3Object::key);
  }

  /**
   * Starts a multipart upload.
   *
   * @return its id
   */
  public String startMultipart(
      String key, String contentType, Optional<Checksum.Algorithm> checksum) {
    return client
        .createMultipartUpload(
            request ->
                request
                    .bucket(bucket)
                    .key(key)
                    .contentType(contentType)
                    .checksumAlgorithm(checksum.map(Enum::name).orElse(null)))
        .uploadId();
  }

  /** The parts that have arrived, by number, or empty if there is no such upload (any more). */
  public Optional<List<Part>> parts(String key, String uploadId) {
    try {
      return Optional.of(
          client
              .listPartsPaginator(request -> request.bucket(bucket).key(key).uploadId(uploadId))
              .parts()
              .stream()
              .map(ObjectStore::arrived)
              .sorted(Comparator.comparingInt(Part::number))
              .toList());
    } catch (NoSuchUploadException _) {
      return Optional.empty();
    }
  }

  /**
   * Makes the object from parts.
   *
   * @param parts in ascending order of their numbers
   * @return whether there was such an upload
   */
  public boolean completeMultipart(String key, String uploadId, List<Part> parts) {
    List<CompletedPart> completed = parts.stream().map(ObjectStore::completed).toList();
    try {
      client.completeMultipartUpload(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .uploadId(uploadId)
                  .multipartUpload(upload -> upload.parts(completed)));
      return true;
    } catch (NoSuchUploadException _) {
      return false;
    }
  }

  /** Ends a multipart upload without an object; its parts are removed. */
  public void abortMultipart(String key, String uploadId) {
    try {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
    } catch (NoSuchUploadException _) {
      // It has been completed or aborted before: nothing is left to remove.
    }
  }

  private static Part arrived(software.amazon.awssdk.services.s3.model.Part part) {
    return new Part(
        part.partNumber(),
        part.eTag(),
        part.size(),
        Optional.ofNullable(part.checksumSHA256())
            .map(value -> new Checksum(Checksum.Algorithm.SHA256, value))
            .or(
                () ->
                    Optional.ofNullable(part.checksumCRC32())
                        .map(value -> new Checksum(Checksum.Algorithm.CRC32, value))));
  }

  private static CompletedPart completed(Part part) {
    var completed = CompletedPart.builder().partNumber(part.number()).eTag(part.etag());
    part.checksum()
        .ifPresent(
            sum -> {
              switch (sum.algorithm()) {
                case SHA256 -> completed.checksumSHA256(sum.base64());
                case CRC32 -> completed.checksumCRC32(sum.base64());
              }
            });
    return completed.build();
  }
}
