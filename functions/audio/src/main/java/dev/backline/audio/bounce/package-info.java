/** Renders a session of tracks, clips, effects and automation to a file, as a browser would. */
package dev.backline.audio.bounce;
