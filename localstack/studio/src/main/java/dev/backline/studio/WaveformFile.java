package dev.backline.studio;

import dev.backline.audio.peaks.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A file for a waveform, in the format that its name asks for. */
record WaveformFile(Path path, boolean binary) {

  /** Samples a pixel, as peaks.js likes them. */
  static final int USUAL_ZOOM = 256;

  /** The file of an argument of this name. */
  static WaveformFile of(Path path, String argument, CommandLine command) {
    String name = path.getFileName().toString();
    if (!name.endsWith(".dat") && !name.endsWith(".json")) {
      throw new ParameterException(command, argument + ": must end in .dat or .json");
    }
    return new WaveformFile(path, name.endsWith(".dat"));
  }

  void write(Waveform waveform, Waveform.Bits bits) throws IOException {
    if (binary) {
      waveform.writeDat(path, bits);
    } else {
      waveform.writeJson(path, bits);
    }
  }
}
