/** Mastering: tone, glue, and a true-peak limiter that meets a loudness target. */
package dev.backline.audio.master;
