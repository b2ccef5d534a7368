package dev.backline.cloud.template;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Something that happens by the clock (EventBridge Scheduler).
 *
 * @param expression {@code rate(...)}, {@code cron(...)} or {@code at(...)}
 * @param targetArn the function, queue or state machine that is called
 * @param input the payload as JSON; without it the target gets what EventBridge Scheduler sends
 */
public record Schedule(
    String logicalId,
    String name,
    String arn,
    String expression,
    ZoneId timezone,
    boolean enabled,
    String targetArn,
    Optional<String> input,
    Optional<String> deadLetterArn) {}
