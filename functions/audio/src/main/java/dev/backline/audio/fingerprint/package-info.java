/** Recognising recordings: what a fingerprint of either kind hears of a signal. */
package dev.backline.audio.fingerprint;
