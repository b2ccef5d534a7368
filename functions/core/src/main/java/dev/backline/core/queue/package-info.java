/** Batches of queue messages with partial failures. */
package dev.backline.core.queue;
