/** What each genre is made of: grooves, lines, sounds, progressions, balance, rooms. */
package dev.backline.audio.band.style;
