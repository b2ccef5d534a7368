/** Puts back samples that were lost: clipped peaks and clicks. */
package dev.backline.audio.clean.repair;
