package dev.backline.audio.soundfont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.voice.Sampled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundFontTest {

  @Test
  void readsWhatWasWritten() throws IOException {
    var font = read(Fonts.file());

    assertThat(font.name()).isEqualTo("Test");
    assertThat(font.presets()).extracting(Preset::name).containsExactly("two zones", "one");
    assertThat(font.preset(1, 9)).isPresent();
    assertThat(font.preset(0, 5)).isEmpty();
    var high = font.preset(0, 4).orElseThrow().regions(60, 100).getFirst();
    assertThat(high.keys()).isEqualTo(new Range(60, 127));
    assertThat(high.value(Generator.FINE_TUNE)).isEqualTo(-7);
    assertThat(high.value(Generator.FILTER_CUTOFF)).isEqualTo(9000);
    assertThat(high.value(Generator.PAN)).isEqualTo(500);
    assertThat(high.value(Generator.VOL_ENV_RELEASE)).isEqualTo(-12_000);
    assertThat(high.rootKey()).isEqualTo(71);
    assertThat(high.sample().rateHz()).isEqualTo(Fonts.RATE);
    assertThat(high.sample().frames().get(16)).isEqualTo(Fonts.sine(71).frames().get(16));
  }

  @Test
  void choosesRegionsByKeyAndVelocity() throws IOException {
    var preset = read(Fonts.file()).preset(0, 4).orElseThrow();

    assertThat(preset.regions(59, 127)).hasSize(1);
    assertThat(preset.regions(60, 100)).hasSize(1);
    assertThat(preset.regions(60, 101)).isEmpty();
  }

  @Test
  void makesASoftNoteQuieterByTheSquareOfItsVelocityAndDarkerAsTheStandardSays()
      throws IOException {
    var region = read(Fonts.file()).preset(0, 4).orElseThrow().regions(40, 64).getFirst();

    assertThat(region.value(Generator.ATTENUATION, 40, 127)).isZero();
    assertThat(region.value(Generator.ATTENUATION, 40, 63.5)).isBetween(120.0, 121.0);
    assertThat(region.value(Generator.FILTER_CUTOFF, 40, 63.5)).isEqualTo(13_500 - 1200);
  }

  @Test
  void namesTheChunkInWhichAFontIsBroken() {
    byte[] file = Fonts.file();

    assertThatThrownBy(() -> read("no font at all".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(SoundFontException.class)
        .hasMessageContaining("RIFF");
    assertThatThrownBy(() -> read(renamed(file, "shdr", "xhdr")))
        .hasMessage("SoundFont chunk shdr: is missing");
    assertThatThrownBy(() -> read(patched(file, at(file, "shdr") + 8 + 24, 0x7fffffff)))
        .hasMessageContaining("SoundFont chunk shdr: sample sine lies from 0 to 2147483647");
    assertThatThrownBy(() -> read(patched(file, at(file, "igen") + 4, 1 << 20)))
        .hasMessageContaining("SoundFont chunk igen: states 1048576 bytes");
    assertThatThrownBy(() -> read(patched(file, at(file, "ibag") + 8, 0x0000ffff)))
        .hasMessageContaining("SoundFont chunk ibag: names generators");
    assertThatThrownBy(() -> read(patched(file, at(file, "phdr") + 8 + 24, 0x00000fff)))
        .hasMessageContaining("SoundFont chunk phdr: names bags");
    assertThatThrownBy(() -> read(patched(file, at(file, "ifil") + 8, 3)))
        .hasMessageContaining("SoundFont chunk ifil: version 3");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readsAndPlaysABrokenFileOrSaysWhyNot(long seed) {
    byte[] file = Fonts.file();
    var chance = new SplittableRandom(seed);
    int tables = at(file, "phdr") - 20;

    for (int round = 0; round < 400; round++) {
      byte[] broken = Arrays.copyOf(file, file.length);
      for (int i = 0; i < 3; i++) {
        broken[chance.nextInt(tables, file.length)] = (byte) chance.nextInt(256);
      }
      playOrRefuse(broken);
      playOrRefuse(Arrays.copyOf(file, chance.nextInt(file.length)));
    }
  }

  private static void playOrRefuse(byte[] file) {
    try {
      var block = new float[2][256];
      for (var preset : read(file).presets()) {
        var voice = new Sampled(preset, 0).play(new Note(0, 100, 64, 0, 0.5));
        for (int i = 0; i < 4; i++) voice.render(block[0], block[1], 0, 256);
      }
    } catch (IOException refused) {
      assertThat(refused).isInstanceOf(SoundFontException.class);
    }
  }

  private static SoundFont read(byte[] file) throws IOException {
    return SoundFont.read(new ByteArrayInputStream(file));
  }

  private static int at(byte[] file, String chunk) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(chunk);
  }

  private static byte[] renamed(byte[] file, String from, String to) {
    byte[] out = Arrays.copyOf(file, file.length);
    System.arraycopy(to.getBytes(StandardCharsets.US_ASCII), 0, out, at(file, from), 4);
    return out;
  }

  private static byte[] patched(byte[] file, int at, int value) {
    byte[] out = Arrays.copyOf(file, file.length);
    for (int i = 0; i < 4; i++) out[at + i] = (byte) (value >> (8 * i));
    return out;
  }
}
