package dev.backline.mixmaster;

import dev.backline.core.media.FileRef;

/** What is done to one sound, where nothing can be chosen. */
public record SoundOrder(FileRef sound) {}
