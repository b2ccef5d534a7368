package dev.backline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.WavReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
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
  void mastersAfterAReference() throws IOException {
    assertThat(audio("export", TAKE, path("reference.mp3"))).isZero();
    assertThat(audio("master", TAKE, path("m.wav"), "--lufs", "-20", "--bits", "16")).isZero();
    assertThat(
            audio("master", path("m.wav"), path("out.wav"), "--reference", path("reference.mp3")))
        .isZero();
    assertThat(audio("master", TAKE, path("no.wav"), "--reference", TAKE, "--match-strength", "2"))
        .isEqualTo(2);
    assertThat(audio("master", TAKE, path("no.wav"), "--bits", "8")).isEqualTo(2);

    try (var reader = WavReader.open(path("m.wav"))) {
      assertThat(reader.bits()).isEqualTo(16);
    }
    assertThat(said.toString())
        .contains("match.mid.", "distance to the reference", "matchStrength must be", "--bits");
    assertThat(path("no.wav")).doesNotExist();
  }

  @Test
  void mastersAnAlbumAndWritesItsSheet() throws IOException {
    Files.createDirectories(path("mixes"));
    assertThat(audio("master", TAKE, path("mixes/b.wav"), "--lufs", "-26")).isZero();
    assertThat(audio("master", TAKE, path("mixes/a.wav"), "--lufs", "-20")).isZero();

    assertThat(audio("album", path("mixes"), "--out", path("album"), "--gap-ms", "1500")).isZero();

    assertThat(path("album")).isDirectoryContaining("glob:**02 b.wav");
    assertThat(path("album/album.wav")).isNotEmptyFile();
    assertThat(path("album/album.json")).content().contains("\"title\" : \"a\"", "\"cue\"");
    assertThat(audio("album", path("mixes"), "--out", path("album"), "--level", "x")).isEqualTo(2);
  }

  @Test
  void mixesAgainFromDecisionsThatWereSavedAndChanged() throws IOException {
    Path saved = path("moves.json");
    assertThat(audio("mix", TAKE, TAKE, path("one.wav"), "--save-decisions", saved)).isZero();
    assertThat(audio("mix", TAKE, TAKE, path("two.wav"), "--decisions", saved)).isZero();
    String changed = Files.readString(saved).replaceFirst("vocal.presence", "vocal.sparkle");
    Files.writeString(path("unknown.json"), changed);
    Files.writeString(path("field.json"), Files.readString(saved).replaceFirst("why", "because"));

    assertThat(path("two.wav")).hasSameBinaryContentAs(path("one.wav"));
    assertThat(audio("mix", TAKE, TAKE, path("no.wav"), "--decisions", path("unknown.json")))
        .isEqualTo(1);
    assertThat(audio("mix", TAKE, TAKE, path("no.wav"), "--decisions", path("field.json")))
        .isEqualTo(1);
    assertThat(said.toString())
        .contains("\"vocal.sparkle\" is unknown", "decisions[0].because is unknown");
  }

  @Test
  void mixesAndMastersWithEveryParameter() {
    assertThat(
            audio(
                "mix",
                TAKE,
                TAKE,
                path("mix.wav"),
                "--vocal-gain",
                "2",
                "--beat-gain",
                "-3",
                "--hpf-hz",
                "100",
                "--deess-amount",
                "0.2",
                "--eq-low",
                "-1",
                "--eq-mid",
                "1",
                "--eq-high",
                "2",
                "--compression",
                "0.6",
                "--compression-curve",
                "v2",
                "--reverb",
                "0.5",
                "--limiter",
                "0.25",
                "--mix-strength",
                "0.5"))
        .isZero();
    assertThat(audio("mix", TAKE, TAKE, path("plain.wav"), "--no-ai-mix", "--preset", "clean"))
        .isZero();
    assertThat(
            audio(
                "master",
                path("mix.wav"),
                path("master.wav"),
                "--target",
                "liab",
                "--range",
                "3",
                "--master-strength",
                "0.5",
                "--mid-level",
                "1.05"))
        .isZero();

    assertThat(said.toString())
        .contains("vocal.compression-top", "mix.limiter", "vocal.reflection", "master.mid-level");
    assertThat(said.toString()).contains("within 3.0 LU");
  }

  @Test
  void namesTheParameterItsRangeAndTheFix() {
    assertThat(audio("mix", TAKE, TAKE, path("no.wav"), "--eq-low", "9")).isEqualTo(2);
    assertThat(audio("mix", TAKE, TAKE, path("no.wav"), "--preset", "loud")).isEqualTo(2);
    assertThat(audio("master", TAKE, path("no.wav"), "--mid-level", "9")).isEqualTo(2);
    assertThat(audio("master", TAKE, path("no.wav"), "--range", "0")).isEqualTo(2);

    assertThat(said.toString())
        .contains("eq_low must be -6 to 6 dB, was 9: use 6", "--preset: one of warm, clean, bright")
        .contains("mid_level must be 0.5 to 2, was 9: use 2", "loudness_range must be 1 to 50 LU");
    assertThat(path("no.wav")).doesNotExist();
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
  void takesAMixApartAndSaysWhatTheStemsAreGoodFor() {
    assertThat(audio("separate", TAKE, "--out", path("stems"))).isZero();

    assertThat(path("stems")).isDirectoryContaining("glob:**vocals.wav");
    assertThat(path("stems")).isDirectoryContaining("glob:**other.wav");
    assertThat(said.toString()).contains("vocals  about", "not");
  }

  @Test
  void handsATrackOutWithCoverAndTags() throws IOException {
    Path cover = path("cover.png");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", cover.toFile());

    assertThat(audio("export", TAKE, path("take.opus"), "--cover", cover, "--isrc", "GBAYE0601498"))
        .isZero();
    assertThat(audio("export", TAKE, path("take.wav"), "--bits", "24", "--rate", "48000")).isZero();
    assertThat(audio("export", TAKE, path("take.m4a"), "--title", "T", "--key", "Am")).isZero();

    assertThat(said.toString())
        .contains("written by libopus", "key is not in the file: m4a has no place for it")
        .doesNotContain("isrc is not", "title is not");
    assertThat(Files.size(path("take.wav"))).isGreaterThan(57L * 48_000 * 6);
  }

  @Test
  void namesTheFieldOfAnExportThatCannotBe() throws IOException {
    Path text = Files.writeString(path("cover.jpg"), "no picture");

    assertThat(audio("export", TAKE, path("a.mp3"), "--cover", text)).isEqualTo(2);
    assertThat(audio("export", TAKE, path("a.mp3"), "--bpm", "fast")).isEqualTo(2);
    assertThat(audio("export", TAKE, path("a.mp3"), "--bits", "24")).isEqualTo(2);
    assertThat(audio("export", TAKE, path("a.opus"), "--rate", "44100")).isEqualTo(2);

    assertThat(said.toString())
        .contains("cover must be a JPEG or PNG", "bpm must be a whole number", "bits can be chosen")
        .contains("of opus must be 48000");
  }

  @Test
  void saysOfEveryFileThatCannotBeReadOrWrittenWhatHelps() throws IOException {
    Files.createFile(path("empty.wav"));
    Files.writeString(path("täxt 日本.wav"), "no sound at all");

    assertThat(audio("analyse", path("empty.wav"))).isEqualTo(1);
    assertThat(audio("clean", path("täxt 日本.wav"), path("out.wav"))).isEqualTo(1);
    assertThat(audio("clean", path("none.wav"), path("out.wav"))).isEqualTo(1);
    assertThat(audio("clean", TAKE, path("no/such/folder/out.wav"))).isEqualTo(1);

    assertThat(said.toString())
        .contains("empty.wav: The file is empty; copy or export it again")
        .contains("täxt 日本.wav: The file is not audio", "; save it as WAV, FLAC or MP3")
        .contains("none.wav: there is no readable file; correct the path")
        .contains("there is no such file or folder; correct the path or make the folder");
  }

  @Test
  void namesWhatIsWrongWithWhatWasAsked() {
    assertThat(audio("band", TAKE, path("band"), "--genre", "polka")).isEqualTo(2);
    assertThat(audio("export", TAKE, path("track.wma"))).isEqualTo(2);
    assertThat(audio("master", TAKE, path("master.wav"), "--lufs", "3")).isEqualTo(2);
    assertThat(audio("clean", folder.resolve("none.wav"), path("vocal.wav"))).isEqualTo(1);

    assertThat(said.toString())
        .contains(
            "--genre", "polka", "wav, mp3, flac, aac, m4a, ogg, opus", "lufs must be", "none.wav");
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
