package dev.backline.stores;

import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A store that writes each change of an object to the journal before it happens and announces it
 * after.
 */
final class AnnouncingBlobStore extends ForwardingBlobStore {
  /**
   * S3Proxy keeps the state of a multipart upload in objects of this name; they are not the user's.
   */
  private static final String UPLOAD_STATE = ".s3proxy-mpu-stub-";

  private final ObjectJournal journal;
  private final BiConsumer<BlobStore, ObjectJournal.Entry> announce;

  AnnouncingBlobStore(
      BlobStore store, ObjectJournal journal, BiConsumer<BlobStore, ObjectJournal.Entry> announce) {
    super(store);
    this.journal = journal;
    this.announce = announce;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    return announced(
        ObjectEvent.Kind.CREATED_PUT,
        request.bucket(),
        request.key(),
        () -> super.putBlob(request, content));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return announced(
        ObjectEvent.Kind.CREATED_COPY,
        request.destinationBucket(),
        request.destinationKey(),
        () -> super.copyBlob(request));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return announced(
        ObjectEvent.Kind.CREATED_COMPLETE_MULTIPART_UPLOAD,
        upload.containerName(),
        upload.blobName(),
        () -> super.completeMultipartUpload(upload, request));
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return announced(
        ObjectEvent.Kind.REMOVED_DELETE,
        request.bucket(),
        request.key(),
        () -> super.removeBlob(request));
  }

  private <T> T announced(ObjectEvent.Kind kind, String bucket, String key, Supplier<T> change) {
    if (key.startsWith(UPLOAD_STATE)) return change.get();
    ObjectJournal.Entry entry = journal.begin(kind, bucket, key);
    T response;
    try {
      response = change.get();
    } catch (RuntimeException | Error e) {
      journal.end(entry);
      throw e;
    }
    announce.accept(delegate(), entry);
    return response;
  }
}
