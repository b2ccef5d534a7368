package dev.backline.cloud.provision;

import dev.backline.cloud.template.Bucket;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Makes buckets. */
public final class Buckets {
  private Buckets() {}

  /** Makes a bucket unless it is there. */
  public static void make(Bucket bucket, S3Client client) {
    try {
      client.createBucket(request -> request.bucket(bucket.name()));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException thereAlready) {
      // It is there, as after every start but the first.
    }
  }
}
