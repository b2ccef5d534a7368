package dev.backline.audio.master;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a programme to a loudness below a ceiling and its loudness range to no more than is
 * allowed (the three numbers of EBU R 128), and changes nothing else. Silence stays silent.
 */
public final class LoudnessNormalisation {
  private final MasterTarget target;

  /** A session. */
  public LoudnessNormalisation(MasterTarget target) {
    this.target = target;
  }

  /**
   * Writes {@code normalised}, a stereo WAV of 32-bit floats of the same rate and length.
   *
   * @param scratch a path for a file that is removed again
   */
  public Loudness normalise(Path wav, Path normalised, Path scratch) throws IOException {
    PcmFormat format;
    LoudnessMeter meter;
    try (var source = WavReader.open(wav)) {
      format = Passage.format(source);
      meter = new LoudnessMeter(format);
      new Passage(List.of()).run(source, meter);
      meter.close();
    }
    var before = meter.loudness();
    var loudening = new Loudening(target, WavEncoding.FLOAT32);
    var decisions = new ArrayList<Decision>();
    double mostRangeLu = target.mostRangeLu().orElse(Double.POSITIVE_INFINITY);
    if (before.integratedLufs().isEmpty() || before.rangeLu() <= mostRangeLu) {
      return loudening.run(wav, before, normalised, decisions);
    }
    var ride =
        new LevelRide(
            format.sampleRateHz(),
            meter.shortTermLufs(),
            before.integratedLufs().getAsDouble(),
            mostRangeLu / before.rangeLu());
    try {
      var ridden = write(wav, scratch, List.of(ride));
      return loudening.run(scratch, ridden, normalised, decisions);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private static Loudness write(Path from, Path to, List<Effect> chain) throws IOException {
    try (var source = WavReader.open(from);
        var writer = WavWriter.create(to, Passage.format(source), WavEncoding.FLOAT32)) {
      var meter = new LoudnessMeter(writer.format());
      new Passage(chain).run(source, meter, writer);
      meter.close();
      return meter.loudness();
    }
  }
}
