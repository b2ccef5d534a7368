/** What each player plays: drums, bass, chords, pads, answers to the singer. */
package dev.backline.audio.band.part;
