/** Steady noise under a voice: how much there is, and what remains when it is taken away. */
package dev.backline.audio.clean.noise;
