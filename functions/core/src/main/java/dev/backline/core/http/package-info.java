/** The HTTP API: envelope, problems, principals, ETags, idempotency keys. */
package dev.backline.core.http;
