package dev.backline.upload;

import dev.backline.audio.peaks.Waveform;
import dev.backline.core.files.Scratch;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;

/** Puts what was found in a take beside it. */
final class TakeFiles {

  private final ObjectStore objects;

  TakeFiles(ObjectStore objects) {
    this.objects = objects;
  }

  Measured keep(TakeKey key, Inspection.Accepted found, FileRef original, Scratch scratch)
      throws IOException {
    Path dat = scratch.file("peaks.dat");
    Path json = scratch.file("peaks.json");
    found.waveform().writeDat(dat, Waveform.Bits.EIGHT);
    found.waveform().writeJson(json, Waveform.Bits.EIGHT);
    var source = found.source();
    return new Measured(
        original,
        source.container(),
        source.codec(),
        source.sampleRateHz(),
        source.channels(),
        source.bitDepth(),
        found.durationMs(),
        found.loudness(),
        objects.upload(key.peaks(), dat),
        objects.upload(key.peaksJson(), json),
        found.warnings());
  }
}
