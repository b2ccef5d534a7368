/** Spectra: the real Fourier transform, average spectra and spectrograms to look at. */
package dev.backline.audio.spectrum;
