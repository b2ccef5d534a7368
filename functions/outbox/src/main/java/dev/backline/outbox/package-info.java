/** The way of a domain event from the table to the bus. */
package dev.backline.outbox;
