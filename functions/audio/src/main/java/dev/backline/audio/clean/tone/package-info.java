/** Shapes a vocal when asked to: gate, level, tone. Nothing here shifts it in time. */
package dev.backline.audio.clean.tone;
