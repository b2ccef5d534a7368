/** Linear PCM in blocks: formats, sources, sinks, WAV files. */
package dev.backline.audio.pcm;
