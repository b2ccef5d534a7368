/** A first listen to a track that is still being made. */
package dev.backline.audio.preview;
