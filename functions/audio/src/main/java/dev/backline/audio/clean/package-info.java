/** Cleans up a vocal: rumble, hum, steady noise, sharp sibilants. */
package dev.backline.audio.clean;
