/** Keys, chords, and the search for the chords that fit a melody. */
package dev.backline.audio.band.harmony;
