/** Measures of cleaning, for the tests and for comparing with others. */
package dev.backline.audio.clean.bench;
