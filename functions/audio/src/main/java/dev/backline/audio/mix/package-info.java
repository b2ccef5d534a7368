/** Mixing: a vocal and its band in one balance, each move with its reason. */
package dev.backline.audio.mix;
