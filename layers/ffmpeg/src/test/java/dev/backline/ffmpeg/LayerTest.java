package dev.backline.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerTest {

  private static final Path TARGET = Path.of("target");

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void holdsProgramsOfItsArchitecture(Architecture architecture) throws IOException {
    Path lib = TARGET.resolve("layer-" + architecture.lambdaName()).resolve("lib");

    List<String> files =
        isStatic(architecture)
            ? List.of("ffmpeg", "ffprobe")
            : List.of("ffmpeg", "ffprobe", "ffmpeg-mp3", "libavcodec.so.61", "libpulse.so.0");
    for (String file : files) {
      byte[] program = Files.readAllBytes(lib.resolve(file));
      assertThat(program).startsWith(0x7f, 'E', 'L', 'F');
      assertThat(program[18] & 0xff).as(file).isEqualTo(architecture.elfMachine());
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void fitsIntoLambdaBesideAFunction(Architecture architecture) throws IOException {
    try (var zip = new ZipFile(zip(architecture).toFile())) {
      long unpacked = zip.stream().mapToLong(ZipEntry::getSize).sum();

      assertThat(unpacked).isLessThan(140L << 20);
      assertThat(zip.stream().map(ZipEntry::getName))
          .contains("bin/ffmpeg", "bin/ffprobe", "lib/ffmpeg", "lib/ffprobe")
          .contains("LICENSES/NOTICE.txt")
          .contains("LICENSES/LGPL-" + (isStatic(architecture) ? "2.1" : "3.0") + ".txt");
    }
  }

  @Test
  void zipsTheSameBytesAgain(@TempDir Path folder) throws IOException {
    Path again = folder.resolve("again.zip");

    DeterministicZip.of(TARGET.resolve("layer-arm64"), again);

    assertThat(again).hasSameBinaryContentAs(zip(Architecture.ARM64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffmpeg", "ffprobe"})
  void startsWithoutAComplaint(String program) throws IOException, InterruptedException {
    assertThat(run(program, "-version").getFirst()).startsWith(program + " version 7.1");
  }

  @Test
  void encodesEveryFormatThatIsHandedOut() throws IOException, InterruptedException {
    assertThat(String.join("\n", run("ffmpeg", "-hide_banner", "-encoders")))
        .contains(" libmp3lame ", " flac ", " aac ", " libopus ", " pcm_s16le ", " pcm_s24le ")
        .contains(isStatic(Architecture.X86_64) ? " libvorbis " : " vorbis ");
  }

  @Test
  void writesMp3WithAnOptimisedLame(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(!isStatic(Architecture.X86_64), "the static program has one itself");
    Path silence = Files.write(folder.resolve("silence.au"), twoSecondsOfSilence());
    Path mp3 = folder.resolve("silence.mp3");

    run("ffmpeg-mp3", "-loglevel", "error", "-i", silence.toString(), mp3.toString());

    assertThat(run("ffprobe", "-v", "error", "-show_entries", "stream=codec_name", mp3.toString()))
        .contains("codec_name=mp3");
  }

  @Test
  void hasNothingInTheStaticProgramsThatTheProductDoesNotUse()
      throws IOException, InterruptedException {
    assumeTrue(isStatic(Architecture.X86_64), "made by layers/ffmpeg/build-static");

    assertThat(String.join(" ", run("ffmpeg", "-hide_banner", "-protocols")).split("\\W+"))
        .containsOnly("Supported", "file", "protocols", "Input", "file", "pipe", "Output");
    assertThat(String.join("\n", run("ffmpeg", "-hide_banner", "-demuxers")))
        .doesNotContain(" concat ", " hls", " dash ", " rtsp ", " lavfi ", " image2 ");
    assertThat(String.join("\n", run("ffmpeg", "-hide_banner", "-decoders")))
        .doesNotContain(" h264 ", " vp9 ", " gif ");
  }

  @Test
  void decodesWhatItEncoded(@TempDir Path folder) throws IOException, InterruptedException {
    Path silence = Files.write(folder.resolve("silence.au"), twoSecondsOfSilence());
    Path tone = folder.resolve("tone.flac");

    run("ffmpeg", "-loglevel", "error", "-i", silence.toString(), tone.toString());

    assertThat(run("ffprobe", "-v", "error", "-show_entries", "format=duration", tone.toString()))
        .contains("duration=2.000000");
  }

  /** Sun's audio format: 24 bytes of header, 16-bit samples of one channel at 8 kHz. */
  private static byte[] twoSecondsOfSilence() {
    return ByteBuffer.allocate(24 + 2 * 16_000)
        .putInt(0x2e736e64)
        .putInt(24)
        .putInt(2 * 16_000)
        .putInt(3)
        .putInt(8_000)
        .putInt(1)
        .array();
  }

  private static boolean isStatic(Architecture architecture) {
    return LayerBuild.isStatic(TARGET.resolve("layer-" + architecture.lambdaName()));
  }

  private static Path zip(Architecture architecture) {
    return TARGET.resolve("layer-" + architecture.lambdaName() + ".zip");
  }

  private static List<String> run(String program, String... arguments)
      throws IOException, InterruptedException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "the programs of x86-64 run on x86-64 Linux only");
    List<String> command = new ArrayList<>();
    command.add(TARGET.resolve("layer-x86_64/bin").resolve(program).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines;
    try (var output = process.inputReader()) {
      lines = output.lines().toList();
    }
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
