package dev.backline.cloud.template;

/** An EventBridge bus. */
public record Bus(String logicalId, String name, String arn) {}
