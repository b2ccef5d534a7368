package dev.backline.audio.preview;

import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.master.MasterTarget;
import java.util.Optional;

/**
 * What a sketch shall be.
 *
 * @param key instead of the one that is heard, as in "C minor"
 * @param tempo in BPM, instead of the one that is heard
 * @param seed another seed, another arrangement
 * @param strength of the cleaning, 0 to 1
 */
public record SketchOrder(
    Genre genre,
    Mood mood,
    Optional<String> key,
    Optional<Double> tempo,
    long seed,
    MasterTarget target,
    double strength) {}
