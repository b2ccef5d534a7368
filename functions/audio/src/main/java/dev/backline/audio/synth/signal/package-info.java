/** The signals that voices, drums and effects are made of. */
package dev.backline.audio.synth.signal;
