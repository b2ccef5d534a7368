/**
 * Instruments, synthetic and recorded: notes in, stereo PCM at 48 kHz out. Everything is
 * deterministic: no clock, no shared state, transcendental functions of {@link StrictMath}.
 */
package dev.backline.audio.synth;
