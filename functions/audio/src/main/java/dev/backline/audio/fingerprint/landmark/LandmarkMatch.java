package dev.backline.audio.fingerprint.landmark;

/**
 * A stretch of a query that is heard in an indexed track. A sound that both use, such as the same
 * loop or drum pattern at one tempo, is heard in both: it is not for this to say who had it first.
 *
 * @param trackId under which the track was added
 * @param queryStartMs where it starts in the query
 * @param trackStartMs where it starts in the track
 * @param queryDurationMs how long it is in the query
 * @param speed how much faster the query runs than the track, 1 as it was
 * @param pitch by which factor the query's frequencies are higher, 1 as they were
 * @param landmarks how many landmarks agree
 * @param confidence 0.5 where it is barely told from chance, 0.7 and more under a vocal or noise,
 *     near 1 for a copy
 */
public record LandmarkMatch(
    String trackId,
    long queryStartMs,
    long trackStartMs,
    long queryDurationMs,
    double speed,
    double pitch,
    int landmarks,
    double confidence) {}
