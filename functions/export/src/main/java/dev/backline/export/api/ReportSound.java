package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.export.Listening;
import dev.backline.export.PreviewSound;
import java.io.IOException;
import java.nio.file.Path;

/** What the report shows and plays of one sound. */
record ReportSound(Listening shown, Path played) {

  static ReportSound ofTake(Path take, Decoder decoder, PreviewSound previews, Path scratch)
      throws IOException {
    Path wav = decoder.decode(take, scratch.resolve("take.wav")).wav();
    return of(wav, "before", previews, scratch);
  }

  static ReportSound ofMaster(Path master, PreviewSound previews, Path scratch) throws IOException {
    return of(master, "after", previews, scratch);
  }

  private static ReportSound of(Path wav, String name, PreviewSound previews, Path scratch)
      throws IOException {
    Path played = scratch.resolve(name + ".mp3");
    previews.write(wav, played, scratch.resolve(name + "-excerpt.wav"));
    return new ReportSound(Listening.to(wav), played);
  }
}
