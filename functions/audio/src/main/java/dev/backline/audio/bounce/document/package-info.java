/** Sessions as {@code docs/studio-session.md} writes them. */
package dev.backline.audio.bounce.document;
