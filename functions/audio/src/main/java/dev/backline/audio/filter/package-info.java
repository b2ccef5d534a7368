/** Recursive filters that every part of the studio shares. */
package dev.backline.audio.filter;
