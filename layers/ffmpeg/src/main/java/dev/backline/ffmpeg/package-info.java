/** Builds the Lambda layer that holds ffmpeg and ffprobe. Runs in the build only. */
package dev.backline.ffmpeg;
