/** Takes a mix apart into vocals, drums, bass and the rest. */
package dev.backline.audio.separation;
