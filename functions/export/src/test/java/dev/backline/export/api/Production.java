package dev.backline.export.api;

import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import dev.backline.core.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A production whose five steps are done, of tones.
 *
 * @param pulse whether the take has one
 * @param asked the tempo that was asked for
 */
record Production(ObjectStore objects, Path folder, boolean pulse, Optional<Double> asked) {

  Production(ObjectStore objects, Path folder) {
    this(objects, folder, true, Optional.empty());
  }

  /** Of a take without a pulse. */
  Production ofDrone(Optional<Double> asked) {
    return new Production(objects, folder, false, asked);
  }

  ExportInput finished(String productionId, String title) throws IOException {
    FileRef sound = audio("sound", 330, 1).file();
    return of(productionId, title, new PackingOutput(sound, sound, List.of()));
  }

  /** The same, with what was packed while the master was made. */
  ExportInput of(String productionId, String title, PackingOutput packing) throws IOException {
    return new ExportInput(
        "usr_1",
        productionId,
        title,
        Optional.of("Ada"),
        audio("take", 330, 1).file(),
        new ExportInput.Parameters(
            "lofi", "warm", Optional.empty(), asked, "standard", 7, 0.7, "streaming"),
        new ExportInput.Enhancement(
            audio("vocal", 331, 1), loudness(-24), loudness(-20), 12.5, List.of("Removed <hum>.")),
        new ExportInput.Analysis(audio("document", 100, 1).file(), summary()),
        new ExportInput.Generation(
            audio("instrumental", 110, 2),
            List.of(audio("drums", 55, 2).named("drums"), audio("bass", 60, 2).named("bass")),
            "C Minor",
            92,
            "lofi, warm",
            "embedded",
            loudness(-18),
            List.of("Four bars of introduction.")),
        new ExportInput.Mix(
            audio("mix", 220, 2),
            List.of(new ExportInput.Move("Vocal", 2.0, "dB", "so that the words are clear")),
            loudness(-19)),
        new ExportInput.Master(
            audio("master", 440, 2),
            new ExportInput.Target(-14, -1),
            loudness(-14),
            List.of(new ExportInput.Move("Gain", 5.0, "dB", "to reach the target"))),
        packing,
        Stream.of("Enhancement", "Analysis", "Generation", "Mix", "Master")
            .map(step -> new ExportInput.Timing(step, null, null, 1500))
            .toList());
  }

  AudioRef audio(String name, double hz, int channels) throws IOException {
    float[][] tone = new float[channels][2 * PcmFormat.WORKING_RATE_HZ];
    for (float[] channel : tone) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = (float) (0.2 * Math.sin(2 * Math.PI * hz * i / PcmFormat.WORKING_RATE_HZ));
      }
    }
    Path file = folder.resolve(name + ".wav");
    var pcm = new PcmBuffer(new PcmFormat(PcmFormat.WORKING_RATE_HZ, channels), tone);
    WavWriter.write(file, pcm.source(), WavEncoding.FLOAT32);
    FileRef ref = objects.upload("users/usr_1/steps/test/" + name + ".wav", file);
    return ref.audio(PcmFormat.WORKING_RATE_HZ, channels, 2000);
  }

  private ExportInput.Summary summary() {
    return new ExportInput.Summary(
        "C Minor",
        0.81,
        "5A",
        -4,
        pulse ? 92 : 0,
        pulse ? 0.9 : 0,
        pulse,
        pulse
            ? List.of(new ExportInput.Candidate(92, 1), new ExportInput.Candidate(184, 0.6))
            : List.of(),
        400,
        4,
        2000,
        0.95);
  }

  private static Loudness loudness(double lufs) {
    return new Loudness(
        Optional.of(lufs),
        Optional.of(5.0),
        Optional.of(-1.0),
        Optional.of(-1.1),
        Optional.of(lufs + 3),
        Optional.of(lufs + 1),
        2000,
        2);
  }
}
