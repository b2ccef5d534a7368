package dev.backline.audio.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The last lines that FFmpeg wrote to stderr, for the error message. */
final class LogTail implements Consumer<String> {

  private static final int LINES = 6;
  private static final int LINE_LENGTH = 200;

  private final Deque<String> lines = new ArrayDeque<>();

  @Override
  public synchronized void accept(String line) {
    lines.addLast(line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) : line);
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  @Override
  public synchronized String toString() {
    return String.join(" / ", lines);
  }
}
