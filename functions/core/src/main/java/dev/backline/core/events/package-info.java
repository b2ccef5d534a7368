/** Domain events and the outbox that makes them part of a transaction. */
package dev.backline.core.events;
