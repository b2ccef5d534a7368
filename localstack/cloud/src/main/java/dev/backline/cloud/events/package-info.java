/**
 * What calls functions without being asked by a client: queues, the table's stream, buckets, the
 * event bus and the clock. Delivery is at least once: a source forgets an event only after its
 * target took it, so that {@code kill -9} loses nothing.
 */
package dev.backline.cloud.events;
