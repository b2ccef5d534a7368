package dev.backline.audio.key;

import java.util.List;

/**
 * How strongly each pitch class sounds over time.
 *
 * @param harmony of each frame, C to B; the strongest is 1, or all are 0 when nothing sounds
 * @param bass the same of what lies below E3
 * @param lead 1 at the most prominent pitch, which is as a rule the melody's
 * @param frameSeconds from one frame to the next
 * @param tuningCents against A4 = 440 Hz, −50 to 50
 */
record Chromagram(
    List<float[]> harmony,
    List<float[]> bass,
    List<float[]> lead,
    double frameSeconds,
    double tuningCents) {}
