package dev.backline.cloud.template;

import java.util.List;
import java.util.Optional;

/**
 * An S3 bucket.
 *
 * @param toldToBus whether the default event bus hears of every object
 */
public record Bucket(
    String logicalId,
    String name,
    String arn,
    List<Notification> notifications,
    boolean toldToBus,
    List<CorsRule> corsRules) {

  public Bucket {
    notifications = List.copyOf(notifications);
    corsRules = List.copyOf(corsRules);
  }

  /**
   * Objects of which a queue or a function is told.
   *
   * @param event e.g. {@code s3:ObjectCreated:*}
   */
  public record Notification(String event, String targetArn, String prefix, String suffix) {}

  /** Which browsers may do what. */
  public record CorsRule(
      List<String> allowedOrigins,
      List<String> allowedMethods,
      List<String> allowedHeaders,
      List<String> exposedHeaders,
      Optional<Integer> maxAgeSeconds) {

    public CorsRule {
      allowedOrigins = List.copyOf(allowedOrigins);
      allowedMethods = List.copyOf(allowedMethods);
      allowedHeaders = List.copyOf(allowedHeaders);
      exposedHeaders = List.copyOf(exposedHeaders);
    }
  }
}
