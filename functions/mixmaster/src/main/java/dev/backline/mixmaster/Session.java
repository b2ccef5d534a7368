package dev.backline.mixmaster;

import dev.backline.core.media.FileRef;

/**
 * The two that are mixed, at 48 kHz.
 *
 * @param genre in lower case
 * @param tempo in beats a minute
 * @param target the name of the master's target that the production was made for
 */
public record Session(FileRef vocal, FileRef beat, String genre, double tempo, String target) {}
