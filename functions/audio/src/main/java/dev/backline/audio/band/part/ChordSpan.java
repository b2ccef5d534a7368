package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.Chord;

/**
 * A chord and how long it lasts.
 *
 * @param startBeat first beat, counted from the first downbeat
 * @param endBeat the beat after the last
 */
public record ChordSpan(Chord chord, int startBeat, int endBeat) {}
