package dev.backline.outbox;

import java.time.Instant;

/**
 * An event as it leaves the outbox.
 *
 * @param position in the stream
 * @param detail JSON object
 */
public record ToldEvent(String position, String type, String detail, Instant occurredAt) {}
