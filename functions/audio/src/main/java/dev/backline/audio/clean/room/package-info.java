/** The sound of the room a voice was recorded in. */
package dev.backline.audio.clean.room;
