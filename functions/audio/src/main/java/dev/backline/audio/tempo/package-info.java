/** Tempo, beats, downbeats and metre, of a singer alone and of accompanied music. */
package dev.backline.audio.tempo;
