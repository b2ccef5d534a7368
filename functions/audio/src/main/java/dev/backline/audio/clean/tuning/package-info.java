/** Brings sung notes into tune. */
package dev.backline.audio.clean.tuning;
