package dev.backline.audio.voice;

/**
 * A part of the song, such as a verse.
 *
 * @param startMs where it begins, on a downbeat when there is a pulse
 * @param endMs where the next begins or the track ends
 * @param label parts with the same letter share their melody; "A" is the first that sings, "-" has
 *     no voice
 * @param energy mean energy of its phrases, 0 to 1
 */
public record Section(long startMs, long endMs, String label, double energy) {}
