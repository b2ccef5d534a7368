package dev.backline.audio.band.form;

/**
 * What the singer does in a bar.
 *
 * @param sung part of the bar that is sung, 0 to 1
 * @param effort loudness in dB plus a quarter of the pitch in semitones; meaningless when not sung
 * @param rested whether the singer is silent around the bar's beginning
 */
public record SungBar(double sung, double effort, boolean rested) {}
