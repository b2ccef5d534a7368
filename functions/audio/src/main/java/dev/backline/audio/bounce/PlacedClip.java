package dev.backline.audio.bounce;

import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A clip by the frames of its session.
 *
 * @param from first frame in the session
 * @param offset first frame in the file
 * @param frames length
 * @param channels of the file
 */
record PlacedClip(Clip clip, long from, long offset, long frames, int channels) {

  static PlacedClip of(Clip clip, Session session, Recordings recordings) throws IOException {
    Path name = clip.file().getFileName();
    try (WavReader reader = opened(clip, recordings)) {
      if (reader.format().sampleRateHz() != session.sampleRateHz()) {
        throw new IOException(
            "file %s must be at %d Hz, is at %d"
                .formatted(name, session.sampleRateHz(), reader.format().sampleRateHz()));
      }
      if (reader.format().channels() > 2) {
        throw new IOException(
            "file %s must have one or two channels, has %d"
                .formatted(name, reader.format().channels()));
      }
      long offset = session.frames(clip.offsetMs());
      long rest = reader.frames() - offset;
      if (rest <= 0) {
        throw new UnplayableSessionException(
            "offsetMs lies beyond the end of its file, which has %d ms"
                .formatted(reader.durationMs()));
      }
      long asked = clip.durationMs().isPresent() ? end(clip, session) : rest;
      return new PlacedClip(
          clip,
          session.frames(clip.startMs()),
          offset,
          Math.min(asked, rest),
          reader.format().channels());
    }
  }

  private static WavReader opened(Clip clip, Recordings recordings) throws IOException {
    try {
      return recordings.open(clip.file());
    } catch (IOException e) {
      throw new IOException("file %s: %s".formatted(clip.file(), e.getMessage()), e);
    }
  }

  /** Clips that touch in milliseconds touch in frames. */
  private static long end(Clip clip, Session session) {
    double endMs = clip.startMs() + clip.durationMs().getAsDouble();
    return session.frames(endMs) - session.frames(clip.startMs());
  }

  long to() {
    return from + frames;
  }
}
