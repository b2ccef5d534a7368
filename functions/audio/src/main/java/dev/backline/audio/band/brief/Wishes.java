package dev.backline.audio.band.brief;

import java.util.Optional;

/**
 * What a musician wants of the band.
 *
 * @param key from beginning to end, instead of what was heard, as in "C minor"
 * @param tempo in BPM, instead of the one that was heard
 * @param frames length at 48 kHz
 * @param seed another seed, another arrangement
 */
public record Wishes(
    Genre genre, Mood mood, Optional<String> key, Optional<Double> tempo, long frames, long seed) {}
