/** Key and tuning, from a melody's notes and from a spectrum. */
package dev.backline.audio.key;
