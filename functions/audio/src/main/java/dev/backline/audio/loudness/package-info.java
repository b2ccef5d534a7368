/** Loudness after ITU-R BS.1770-5, EBU R 128, EBU Tech 3341 and 3342, and peaks. */
package dev.backline.audio.loudness;
