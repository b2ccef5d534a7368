package dev.backline.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchTest {

  @Test
  void isGoneWithAllThatLiesInItWhenTheWorkEnds() throws IOException {
    Path folder;
    try (var scratch = new Scratch()) {
      folder = scratch.folder();
      Files.writeString(Files.createDirectories(scratch.file("stems")).resolve("bass.wav"), "x");
    }

    assertThat(folder).doesNotExist();
  }

  @Test
  void refusesANameThatLeadsOutOfTheFolder() throws IOException {
    try (var scratch = new Scratch()) {

      assertThatThrownBy(() -> scratch.file("../other"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("../other");
    }
  }
}
