package dev.backline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioTest {
  private static final Path TAKE =
      Path.of("").toAbsolutePath().resolve("../../events/audio/harbour.wav").normalize();

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  @Test
  void makesARecordOfAVocalFileByFile() throws IOException {
    assertThat(audio("clean", TAKE, path("vocal.wav"))).isZero();
    assertThat(audio("band", path("vocal.wav"), path("band"), "--genre", "lofi")).isZero();
    Path band = folder.resolve("band/instrumental.wav");
    assertThat(audio("mix", path("vocal.wav"), band, path("mix.wav"), "--genre", "lofi")).isZero();
    assertThat(audio("master", path("mix.wav"), path("master.wav"))).isZero();
    assertThat(audio("export", path("master.wav"), path("master.mp3"), "--bitrate", "320"))
        .isZero();
    assertThat(audio("peaks", path("master.wav"), path("master.json"))).isZero();

    Loudness loudness = LoudnessMeter.measure(WavReader.open(path("master.wav")));
    assertThat(loudness.integratedLufs().orElseThrow()).isBetween(-14.1, -13.9);
    assertThat(loudness.truePeakDbtp()).isLessThanOrEqualTo(-1);
    assertThat(folder.resolve("band")).isDirectoryContaining("glob:**drums.wav");
    assertThat(path("master.mp3")).isNotEmptyFile();
    assertThat(path("master.json")).content().startsWith("{\"version\":2");
  }

  @Test
  void tellsTempoAndKeyOfATake() {
    assertThat(audio("analyse", TAKE)).isZero();

    assertThat(said.toString()).contains("a voice alone", "BPM", "LUFS");
  }

  @Test
  void writesTheWholeDocumentWhenAsked() {
    assertThat(audio("analyse", TAKE, "--json")).isZero();

    assertThat(said.toString()).contains("\"beatsMs\"", "\"phrases\"", "\"camelot\"");
  }

  @Test
  void knowsARecordingAgainInAnotherFormat() {
    assertThat(audio("export", TAKE, path("take.mp3"))).isZero();
    assertThat(audio("fingerprint", TAKE)).isZero();
    assertThat(audio("fingerprint", TAKE, "--with", path("take.mp3"))).isZero();

    assertThat(said.toString())
        .contains("DURATION=57", "FINGERPRINT=AQ", "from 0.0 s on are the other's from 0.0 s on");
  }

  @Test
  void namesWhatIsWrongWithWhatWasAsked() {
    assertThat(audio("band", TAKE, path("band"), "--genre", "polka")).isEqualTo(2);
    assertThat(audio("export", TAKE, path("track.wma"))).isEqualTo(2);
    assertThat(audio("master", TAKE, path("master.wav"), "--lufs", "3")).isEqualTo(2);
    assertThat(audio("clean", folder.resolve("none.wav"), path("vocal.wav"))).isEqualTo(1);

    assertThat(said.toString())
        .contains("--genre", "polka", "wav, mp3, flac, aac, ogg", "lufs must be", "none.wav");
    assertThat(Files.exists(path("master.wav"))).isFalse();
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private int audio(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) words[i] = arguments[i].toString();
    var out = new PrintWriter(said, true);
    return Studio.commandLine().setOut(out).setErr(out).execute(words);
  }
}
