/** The state {@code Preview}: a first listen to a track, while the track itself is being made. */
package dev.backline.preview.api;
