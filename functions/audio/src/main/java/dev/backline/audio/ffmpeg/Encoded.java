package dev.backline.audio.ffmpeg;

import dev.backline.audio.loudness.Loudness;
import java.nio.file.Path;

/**
 * A file that was written, and what a listener will hear of it.
 *
 * @param file the file
 * @param loudness measured on the decoded file
 * @param gainDb change of level that kept the decoded file below full scale; 0 or negative
 * @param encoder FFmpeg's name of what wrote it, such as {@code libvorbis}
 */
public record Encoded(Path file, Loudness loudness, double gainDb, String encoder) {}
