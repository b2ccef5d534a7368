package dev.backline.core.objects;

import java.time.Instant;

/**
 * What is known of an object without reading it.
 *
 * @param key object key
 * @param sizeBytes length
 * @param etag as S3 gave it; not a hash of the content
 * @param contentType as it was stored
 * @param lastModified when it was stored
 */
public record StoredObject(
    String key, long sizeBytes, String etag, String contentType, Instant lastModified) {}
