/** Waveform pictures as numbers, in the file formats of BBC audiowaveform. */
package dev.backline.audio.peaks;
