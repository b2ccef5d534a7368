package dev.backline.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/**
 * A store in a folder that makes plain copies of objects as hard links: they cost neither time nor
 * room. S3Proxy never changes a file of an object, it puts another in its place, so neither of the
 * two follows the other. Unlike in S3, a copy is as old as what it was made of and keeps its ETag,
 * even that of a multipart upload. Whatever asks for more than the same object under another name
 * is copied by S3Proxy, and so is everything where the file system has no links.
 */
final class LinkingBlobStore extends ForwardingBlobStore {
  private final Path folder;

  /**
   * @param folder of the store, with a folder for each bucket
   */
  LinkingBlobStore(BlobStore store, Path folder) {
    super(store);
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return isPlain(request)
        ? linked(request).orElseGet(() -> super.copyBlob(request))
        : super.copyBlob(request);
  }

  private static boolean isPlain(CopyObjectRequest request) {
    return request.metadataDirective() != MetadataDirective.REPLACE
        && (request.acl() == null || request.acl() == ObjectCannedACL.PRIVATE)
        && Stream.of(
                request.sourceVersionId(),
                request.copySourceIfMatch(),
                request.copySourceIfNoneMatch(),
                request.copySourceIfModifiedSince(),
                request.copySourceIfUnmodifiedSince(),
                request.copySourceSSECustomerKey(),
                request.ifMatch(),
                request.ifNoneMatch(),
                request.sseCustomerKey(),
                request.serverSideEncryption())
            .allMatch(Objects::isNull);
  }

  private Optional<CopyObjectResponse> linked(CopyObjectRequest request) {
    Path from = file(request.sourceBucket(), request.sourceKey());
    Path to = file(request.destinationBucket(), request.destinationKey());
    if (!Files.isRegularFile(from)
        || Files.isDirectory(to)
        || !Files.isDirectory(folder.resolve(request.destinationBucket()))
        || !isInside(from, request.sourceBucket())
        || !isInside(to, request.destinationBucket())) {
      return Optional.empty();
    }
    HeadObjectResponse source =
        blobMetadata(
            HeadObjectRequest.builder()
                .bucket(request.sourceBucket())
                .key(request.sourceKey())
                .build());
    try {
      link(from, to);
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
    var result = CopyObjectResult.builder().eTag(source.eTag()).build();
    return Optional.of(CopyObjectResponse.builder().copyObjectResult(result).build());
  }

  /** Beside its place first, as S3Proxy does, so that what stood there is replaced at once. */
  private static void link(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Path beside = to.resolveSibling(to.getFileName() + "-" + UUID.randomUUID());
    Files.createLink(beside, from);
    try {
      Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      // POSIX leaves it where it is when both are the same file already.
      Files.deleteIfExists(beside);
    }
  }

  private Path file(String bucket, String key) {
    return folder.resolve(bucket).resolve(key).normalize();
  }

  private boolean isInside(Path file, String bucket) {
    Path of = folder.resolve(bucket);
    return file.startsWith(of) && !file.equals(of);
  }
}
