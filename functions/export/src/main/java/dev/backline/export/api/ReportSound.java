package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.export.Listening;
import dev.backline.export.PreviewSound;
import dev.backline.export.Tracks;
import java.io.IOException;
import java.nio.file.Path;

/** What the report shows and plays of the take and of its master. */
record ReportSound(Listening before, Listening after, Path playedBefore, Path playedAfter) {

  static ReportSound of(Tracks tracks, Decoder decoder, PreviewSound previews, Path scratch)
      throws IOException {
    Path take = decoder.decode(tracks.take(), scratch.resolve("take.wav")).wav();
    Path before = scratch.resolve("before.mp3");
    Path after = scratch.resolve("after.mp3");
    previews.write(take, before, scratch.resolve("before-excerpt.wav"));
    previews.write(tracks.master(), after, scratch.resolve("after-excerpt.wav"));
    return new ReportSound(Listening.to(take), Listening.to(tracks.master()), before, after);
  }
}
