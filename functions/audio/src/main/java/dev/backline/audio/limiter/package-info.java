/** Holding peaks, also those between the samples, below a ceiling. */
package dev.backline.audio.limiter;
