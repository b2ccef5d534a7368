/** Tuned instruments: subtractive, modal, plucked, frequency-modulated. */
package dev.backline.audio.synth.voice;
