package dev.backline.upload;

import dev.backline.audio.ffmpeg.Decoded;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.UndecodableAudioException;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.peaks.WaveformMeter;
import dev.backline.core.media.Loudness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens to a file before anybody works with it. Nothing but decoding it to the end tells whether
 * it is a take: names, types and headers are claims.
 */
public final class Inspector {

  private static final int SAMPLES_PER_PIXEL = 256;
  private static final int BLOCK_FRAMES = 8192;

  /** No word and no note is this soft; what is left is the noise of the converter. */
  private static final double SILENCE_DBFS = -60;

  private static final double CLIPPED_DBFS = -0.01;
  private static final double SOFT_LUFS = -45;

  private final Decoder decoder;
  private final TakeLimits limits;

  public Inspector(Decoder decoder, TakeLimits limits) {
    this.decoder = decoder;
    this.limits = limits;
  }

  /**
   * @param scratch a path that is free to be written
   */
  public Inspection inspect(Path file, Path scratch) throws IOException {
    try {
      return judge(decoder.decodeUpTo(file, scratch, PcmFormat.WORKING_RATE_HZ));
    } catch (UndecodableAudioException e) {
      return new Inspection.Refused(rejection(e));
    }
  }

  private Inspection judge(Decoded decoded) throws IOException {
    long durationMs = decoded.durationMs();
    if (durationMs < limits.shortest().toMillis()) {
      return refused(
          Rejection.Code.TAKE_TOO_SHORT,
          "The take lasts %.2f seconds; it takes at least %d to make a track of. Sing a little longer."
              .formatted(durationMs / 1000.0, limits.shortest().toSeconds()));
    }
    if (durationMs > limits.longest().toMillis()) {
      return refused(
          Rejection.Code.TAKE_TOO_LONG,
          "The take lasts %d minutes; %d are allowed. Cut it into takes."
              .formatted(durationMs / 60_000, limits.longest().toMinutes()));
    }
    var meter = new LoudnessMeter(decoded.format());
    var peaks = WaveformMeter.ofMix(decoded.format(), SAMPLES_PER_PIXEL);
    try (var source = decoded.open();
        meter) {
      float[][] block = new float[decoded.format().channels()][BLOCK_FRAMES];
      for (int frames = source.read(block); frames >= 0; frames = source.read(block)) {
        meter.write(block, frames);
        peaks.write(block, frames);
      }
    }
    var loudness = loudness(meter.loudness());
    if (loudness.samplePeakDbfs().orElse(SILENCE_DBFS) <= SILENCE_DBFS) {
      return refused(
          Rejection.Code.SILENT_TAKE,
          "The take is silent. Check the microphone and the level, and record it again.");
    }
    return new Inspection.Accepted(
        decoded.source(), durationMs, loudness, peaks.waveform(), warnings(decoded, loudness));
  }

  private static List<String> warnings(Decoded decoded, Loudness loudness) {
    var warnings = new ArrayList<String>();
    if (loudness.samplePeakDbfs().orElseThrow() >= CLIPPED_DBFS) {
      warnings.add("The recording reaches full scale; it may be clipped.");
    }
    if (loudness.integratedLufs().filter(level -> level > SOFT_LUFS).isEmpty()) {
      warnings.add("The recording is very soft; noise may come up with the voice.");
    }
    if (decoded.endsAbruptly()) {
      warnings.add(
          "The file ends in the middle: listen to its end, and if something is missing, send it"
              + " again.");
    }
    if (decoded.source().channels() > 2) {
      warnings.add(
          "The recording has "
              + decoded.source().channels()
              + " channels; they are folded down for the production.");
    }
    return warnings;
  }

  private static Rejection rejection(UndecodableAudioException e) {
    return switch (e.reason()) {
      case EMPTY -> new Rejection(Rejection.Code.EMPTY_FILE, "The file is empty. Export it again.");
      case NOT_AUDIO ->
          new Rejection(
              Rejection.Code.NOT_AUDIO,
              "This is not a sound file, or it is damaged. Send a recording, such as WAV, AIFF,"
                  + " FLAC, MP3 or M4A.");
      case NO_AUDIO_STREAM ->
          new Rejection(
              Rejection.Code.NO_AUDIO_STREAM,
              "The file holds no sound: it may be a video without a sound track. Send the recording"
                  + " itself.");
      case NO_SAMPLES ->
          new Rejection(
              Rejection.Code.TAKE_TOO_SHORT,
              "The file is a sound file without any sound in it. Export it again.");
      case TRUNCATED ->
          new Rejection(
              Rejection.Code.TRUNCATED_AUDIO,
              e.getMessage() + ". It was cut off on its way: export and send it again.");
      case TOO_LONG ->
          new Rejection(Rejection.Code.TAKE_TOO_LONG, e.getMessage() + ". Cut it into takes.");
      case TIMED_OUT ->
          new Rejection(
              Rejection.Code.UNREADABLE_AUDIO,
              "The file takes too long to decode. Export it as WAV or FLAC and send that.");
    };
  }

  private static Inspection refused(Rejection.Code code, String reason) {
    return new Inspection.Refused(new Rejection(code, reason));
  }

  private static Loudness loudness(dev.backline.audio.loudness.Loudness measured) {
    return Loudness.read(
        measured.integratedLufs(),
        measured.rangeLu(),
        measured.truePeakDbtp(),
        measured.samplePeakDbfs(),
        measured.maxMomentaryLufs(),
        measured.maxShortTermLufs(),
        measured.durationMs(),
        measured.channels());
  }
}
