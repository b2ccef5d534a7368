package dev.backline.cloud.template;

import java.util.Optional;

/**
 * A secret of Secrets Manager.
 *
 * @param value the value that the template gives, or nothing if one is to be generated
 * @param length characters to generate
 * @param excludePunctuation whether to generate letters and digits only
 */
public record Secret(
    String logicalId,
    String name,
    String arn,
    Optional<String> value,
    int length,
    boolean excludePunctuation) {}
