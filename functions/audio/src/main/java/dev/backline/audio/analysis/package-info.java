/** One pass over a track: tempo, key, pitch, phrases, loudness, as one document. */
package dev.backline.audio.analysis;
