package dev.backline.stores.testing;

import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An empty bucket.
 *
 * @param endpoint of the S3 that holds it, for code that makes its own client
 */
public record TestBucket(String name, URI endpoint) {

  /** Makes one with a name of its own. */
  public static TestBucket create(S3Client s3, URI endpoint) {
    String name = "bucket-" + UUID.randomUUID();
    s3.createBucket(bucket -> bucket.bucket(name));
    return new TestBucket(name, endpoint);
  }
}
