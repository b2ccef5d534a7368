/** Work that happens once for a key. */
package dev.backline.core.idempotency;
