/** Stereo effects that run block by block at 48 kHz. */
package dev.backline.audio.synth.effect;
