/** The consumer of the table's stream. */
package dev.backline.outbox.api;
