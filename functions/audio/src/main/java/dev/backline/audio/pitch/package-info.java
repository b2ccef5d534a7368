/** Fundamental frequency of a single voice. */
package dev.backline.audio.pitch;
