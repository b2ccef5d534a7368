/**
 * Reads SoundFonts: RIFF files of recorded instruments (SoundFont Technical Specification 2.04,
 * E-mu Systems 2006). What plays them is {@link dev.backline.audio.synth.voice.Sampled}.
 */
package dev.backline.audio.soundfont;
