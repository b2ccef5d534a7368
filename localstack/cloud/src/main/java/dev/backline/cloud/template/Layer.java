package dev.backline.cloud.template;

import java.nio.file.Path;

/**
 * A Lambda layer: files that a function finds below {@code /opt}.
 *
 * @param content the zip
 */
public record Layer(String logicalId, String arn, Path content) {}
