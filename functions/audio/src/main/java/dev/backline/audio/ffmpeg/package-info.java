/**
 * FFmpeg behind typed calls: probing, decoding to the working format, encoding for delivery. Inputs
 * are local files of known containers; no input can make FFmpeg open another file or the network.
 */
package dev.backline.audio.ffmpeg;
