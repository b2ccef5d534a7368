/** Mains hum: finding it and taking it away. */
package dev.backline.audio.clean.hum;
