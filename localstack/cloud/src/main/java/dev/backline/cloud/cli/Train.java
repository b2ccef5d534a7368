package dev.backline.cloud.cli;

import dev.backline.cloud.Cloud;
import dev.backline.cloud.CloudOptions;
import dev.backline.cloud.produce.ProgressBar;
import dev.backline.cloud.produce.TakeProducer;
import dev.backline.cloud.produce.Wish;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import picocli.CommandLine.Command;

/**
 * {@code localstack/backline train}: starts a cloud over no data, produces a take and stops it. The
 * launcher runs it once after a build with the virtual machine told to archive the classes it
 * loaded, which makes every later start, and its first production, cheaper.
 */
@Command(name = "train", hidden = true)
final class Train implements Callable<Integer> {
  private static final String TAKE = "events/audio/morning-light.wav";
  private static final int SECONDS = 12;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var data = Files.createTempDirectory("backline-train");
    var root = CloudArguments.root();
    try (var cloud = Cloud.start(CloudOptions.onFreePorts(root, data))) {
      cloud.warm();
      var login = DemoLogin.of(cloud.baseUrl(), data);
      var unheard = new ProgressBar(new PrintStream(OutputStream.nullOutputStream()), true);
      new TakeProducer(cloud.baseUrl(), unheard, false)
          .produce(
              new TakeProducer.Account(login.email(), login.password()),
              beginning(root.resolve(TAKE), data.resolve("take.wav")),
              new Wish(
                  "Train",
                  "pop",
                  "warm",
                  "standard",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              data.resolve("out"));
    } finally {
      delete(data);
    }
    return 0;
  }

  /** Every class comes to work in a few seconds of singing. */
  private static Path beginning(Path take, Path wav) throws IOException {
    try (var whole = AudioSystem.getAudioInputStream(take.toFile())) {
      long frames = (long) (SECONDS * whole.getFormat().getFrameRate());
      var cut = new AudioInputStream(whole, whole.getFormat(), frames);
      AudioSystem.write(cut, AudioFileFormat.Type.WAVE, wav.toFile());
      return wav;
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(take + " is no WAV file", e);
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
