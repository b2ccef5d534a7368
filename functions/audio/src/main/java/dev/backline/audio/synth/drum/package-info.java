/** Drums by synthesis, each struck once and kept as a one-shot. */
package dev.backline.audio.synth.drum;
