/** Prefixed, time-ordered ids. */
package dev.backline.core.ids;
