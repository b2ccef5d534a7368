package dev.backline.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.ffmpeg.UndecodableAudioException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files of every container that is let in. A few of each in every build; more with {@code
 * -Dsurefire.args=-Dbackline.fuzz.cases=500}, other ones with {@code backline.fuzz.seed}.
 */
class HostileFileTest {

  private static final int CASES = Integer.getInteger("backline.fuzz.cases", 2);
  private static final long SEED = Long.getLong("backline.fuzz.seed", 1);
  private static final DecodeLimits LIMITS =
      new DecodeLimits(Duration.ofSeconds(60), Duration.ofSeconds(30));
  private static final long LARGEST_OUTPUT = 61L * 48_000 * 2 * 4 + (1 << 16);

  @TempDir Path folder;

  private Path signals;
  private Decoder decoder;

  @BeforeEach
  void listenForSignals() throws IOException {
    signals = folder.resolve("signals");
    Path bin = Files.createDirectories(folder.resolve("home/bin"));
    for (String program : List.of("ffmpeg", "ffprobe")) {
      Path real = Path.of(System.getenv("FFMPEG_HOME"), "bin", program).toAbsolutePath();
      Path script = Files.writeString(bin.resolve(program), script(real));
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    decoder = new Decoder(Ffmpeg.at(folder.resolve("home")), LIMITS);
  }

  /**
   * A shell says 128 and the signal: illegal instruction, trap, abort, bus, arithmetic, segment.
   */
  private String script(Path real) {
    return """
    #!/bin/sh
    "%s" "$@" &
    child=$!
    trap 'kill -9 $child' TERM
    wait $child
    status=$?
    case $status in 132 | 133 | 134 | 135 | 136 | 139) echo "$status $0" >>"%s" ;; esac
    exit $status
    """
        .formatted(real, signals);
  }

  static List<String> containers() {
    return Containers.names();
  }

  @ParameterizedTest
  @MethodSource("containers")
  void decodesSoundFilesAndAnswersDamagedOnesInTimeWithinMemoryAndDisk(
      String container, TestReporter reporter) throws Exception {
    List<byte[]> specimens = new Specimens(folder).of(container);
    byte[] other = new Specimens(folder).of("wav").getFirst();
    for (byte[] sound : specimens) {
      Path file = Files.write(folder.resolve("sound"), sound);
      assertThat(decoder.decode(file, folder.resolve("out.wav")).source().container())
          .isEqualTo(container);
    }

    Map<String, Integer> outcomes = new TreeMap<>();
    for (int i = 0; i < CASES; i++) {
      var damage = new Damage(SEED * 1_000_003 + container.hashCode() + i);
      byte[] file = damage.to(specimens.get(i % specimens.size()), other);
      if (container.equals("ogg") && i % 4 > 0) {
        OggChecksums.mend(file);
      }
      outcomes.merge(outcome(file, container, i), 1, Integer::sum);
    }

    reporter.publishEntry(container, outcomes.toString());
    assertThat(outcomes).doesNotContainKey(Reason.TIMED_OUT.name());
    assertThat(signals).doesNotExist();
  }

  private String outcome(byte[] bytes, String container, int number) throws IOException {
    Path file = Files.write(folder.resolve(container + "-" + number), bytes);
    Path out = folder.resolve("out.wav");
    Files.deleteIfExists(out);
    String outcome;
    try {
      outcome = decoder.decode(file, out).frames() > 0 ? "decoded" : "nothing";
    } catch (UndecodableAudioException e) {
      outcome = e.reason().name();
    }
    assertThat(Files.exists(out) ? Files.size(out) : 0)
        .as("output of case %d of %s", number, container)
        .isLessThanOrEqualTo(LARGEST_OUTPUT);
    Files.delete(file);
    return outcome;
  }
}
