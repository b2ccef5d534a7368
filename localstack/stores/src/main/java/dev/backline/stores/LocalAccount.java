package dev.backline.stores;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The account, region and key pair of the embedded cloud. They guard nothing: every store listens
 * on loopback only. They exist because signatures, ARNs and queue URLs are made of them.
 */
public final class LocalAccount {
  /** The AWS account id in ARNs and queue URLs. */
  public static final String ID = "000000000000";

  /** The region in ARNs and signatures. */
  public static final Region REGION = Region.US_EAST_1;

  /** The access key id; DynamoDB Local takes letters and digits only. */
  public static final String ACCESS_KEY_ID = "BACKLINELOCAL";

  /** The secret access key that S3 signatures are checked against. */
  public static final String SECRET_ACCESS_KEY = "backline-local-secret";

  private LocalAccount() {}

  /** The key pair as the SDK wants it. */
  public static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY));
  }
}
