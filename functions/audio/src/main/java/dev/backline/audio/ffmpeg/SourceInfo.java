package dev.backline.audio.ffmpeg;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a file says of itself.
 *
 * @param container FFmpeg's name of the demuxer, such as {@code wav}, {@code mp3}, {@code mov}
 * @param codec FFmpeg's name of the codec, such as {@code pcm_s16le}, {@code aac}
 * @param sampleRateHz frames per second
 * @param channels samples per frame
 * @param channelLayout FFmpeg's name of the layout, such as {@code 5.1(side)}; empty if not stated
 * @param bitDepth bits per sample, of codecs that have such a thing
 * @param declaredDurationMs length by the header; streams that were recorded live have none
 */
public record SourceInfo(
    String container,
    String codec,
    int sampleRateHz,
    int channels,
    String channelLayout,
    OptionalInt bitDepth,
    OptionalLong declaredDurationMs) {}
