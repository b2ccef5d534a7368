package dev.backline.cloud.template;

/** What a resource's {@code Ref} and {@code Fn::GetAtt} are on this cloud. */
interface References {

  /** The value of {@code Ref}. */
  String ref(String logicalId);

  /** The value of {@code Fn::GetAtt}. */
  String attribute(String logicalId, String attribute);
}
