/** What a singer does: notes, phrases, sections. */
package dev.backline.audio.voice;
