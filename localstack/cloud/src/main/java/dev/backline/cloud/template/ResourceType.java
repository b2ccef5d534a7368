package dev.backline.cloud.template;

import java.util.Set;

/**
 * The resource types that may stand in a template although the embedded cloud does nothing for
 * them.
 */
final class ResourceType {
  /** They guard, watch or allow what runs, and on one machine there is nothing for them to do. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::Lambda::Permission",
          "AWS::SQS::QueuePolicy",
          "AWS::S3::BucketPolicy",
          "AWS::Logs::LogGroup",
          "AWS::Logs::MetricFilter",
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::CompositeAlarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SNS::Subscription");

  private ResourceType() {}

  static boolean hasNoEffect(String type) {
    return WITHOUT_EFFECT.contains(type);
  }
}
