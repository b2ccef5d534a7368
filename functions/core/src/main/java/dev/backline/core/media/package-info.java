/** References to files and audio as they travel between functions. */
package dev.backline.core.media;
