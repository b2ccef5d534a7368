package dev.backline.cloud.template;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * What the pseudo parameters and the endpoints of one embedded cloud are: everything that an
 * intrinsic may resolve to and that no template says.
 *
 * @param stack the stack's name, {@code AWS::StackName}; part of the names of resources that the
 *     template leaves unnamed
 * @param account twelve digits, {@code AWS::AccountId}
 * @param region {@code AWS::Region}
 * @param sqs where the queues answer; queue URLs start with it
 * @param api where the HTTP API answers
 */
public record Addresses(String stack, String account, String region, URI sqs, URI api) {

  public Addresses {
    requireNonNull(stack, "stack is null");
    requireNonNull(region, "region is null");
    requireNonNull(sqs, "sqs is null");
    requireNonNull(api, "api is null");
    if (!account.matches("\\d{12}")) {
      throw new IllegalArgumentException("account must have twelve digits: " + account);
    }
  }

  /** The ARN of a resource in this account and region, e.g. {@code arn("sqs", "orders")}. */
  public String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
  }

  /** The URL by which clients of SQS name a queue. */
  public String queueUrl(String queueName) {
    return sqs.resolve("/" + account + "/" + queueName).toString();
  }
}
