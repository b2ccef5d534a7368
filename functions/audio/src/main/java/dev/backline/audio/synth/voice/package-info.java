/** Tuned instruments: subtractive, modal, the tuned bass drum, recordings. */
package dev.backline.audio.synth.voice;
