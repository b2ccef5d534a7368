package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.Chord;
import dev.backline.audio.band.harmony.Key;

/**
 * A chord, the key in which it is heard, and how long it lasts.
 *
 * @param startBeat first beat, counted from the first downbeat
 * @param endBeat the beat after the last
 */
public record ChordSpan(Chord chord, Key key, int startBeat, int endBeat) {}
