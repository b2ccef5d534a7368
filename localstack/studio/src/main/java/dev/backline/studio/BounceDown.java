package dev.backline.studio;

import dev.backline.audio.bounce.Bounce;
import dev.backline.audio.bounce.Session;
import dev.backline.audio.pcm.WavEncoding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio bounce}. */
@Command(
    name = "bounce",
    description = "Render a session of tracks, clips, effects and automation, as a browser would.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A session (all fields: docs/studio-session.md; files beside the session's own):",
      "  {\"tracks\": [",
      "    {\"name\": \"vocal\", \"pan\": 0.1,",
      "     \"gain\": {\"start\": 0, \"points\": [{\"atMs\": 2000, \"value\": 0.8}]},",
      "     \"effects\": [{\"type\": \"preset\", \"name\": \"hall\"}],",
      "     \"clips\": [{\"file\": \"vocal.wav\", \"startMs\": 500, \"fadeInMs\": 20}]}],",
      "   \"master\": {\"effects\": [{\"type\": \"compressor\"}]}}",
      "",
      "Presets: studio, vocal, warm, bright, drums, hall, glue."
    })
final class BounceDown implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SESSION.json", description = "the session")
  private Path sessionFile;

  @Parameters(index = "1", paramLabel = "OUT.wav", description = "stereo")
  private Path out;

  @Option(
      names = "--rate",
      description = "samples a second (default: the session's sampleRateHz, or 44100)")
  private Optional<Integer> rateHz = Optional.empty();

  @Option(
      names = "--bits",
      defaultValue = "24",
      description = "16, 24, or 32 for floats (default: ${DEFAULT-VALUE})")
  private int bits;

  @Override
  public Integer call() throws IOException {
    WavEncoding encoding = encoding();
    try (var bench = new Workbench()) {
      SessionFile file = SessionFile.read(sessionFile);
      int rate = rateHz.orElseGet(file::sampleRateHz);
      var recordings = new DecodedFiles(bench, rate);
      Session session = file.session(rate, recordings);
      long began = System.nanoTime();
      Bounce.Bounced bounced = new Bounce(session, recordings).write(out, encoding);
      tell(bounced, bounced.frames() / (double) rate, (System.nanoTime() - began) / 1e9);
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void tell(Bounce.Bounced bounced, double lasts, double took) {
    PrintWriter to = spec.commandLine().getOut();
    new Account(to).of(List.of(), bounced.loudness());
    to.printf(Locale.ROOT, "%.1f s, %.0f times as fast as it plays%n", lasts, lasts / took);
    if (bits < 32 && bounced.loudness().samplePeakDbfs() > 0) {
      to.printf(
          Locale.ROOT,
          "clipped: peaks are %.1f dB above full scale; lower master.gain or take --bits 32%n",
          bounced.loudness().samplePeakDbfs());
    }
    to.flush();
  }

  private WavEncoding encoding() {
    return switch (bits) {
      case 16 -> WavEncoding.INT16;
      case 24 -> WavEncoding.INT24;
      case 32 -> WavEncoding.FLOAT32;
      default -> throw new ParameterException(spec.commandLine(), "--bits: 16, 24 or 32");
    };
  }
}
