package dev.backline.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backline.core.failure.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadWishTest {

  @Test
  void takesATitleInAnyScript() {
    assertThat(wish("take.wav", Optional.of("ハーバー 🎤")).titleOrName()).isEqualTo("ハーバー 🎤");
  }

  @Test
  void refusesControlCharactersInANameAndInATitle() {
    var name =
        catchThrowableOfType(Failure.class, () -> wish("a\r\nX-Header: 1.wav", Optional.empty()));
    var title = catchThrowableOfType(Failure.class, () -> wish("take.wav", Optional.of("a\0b")));

    assertThat(name.extensions()).containsEntry("field", "fileName");
    assertThat(title.extensions()).containsEntry("field", "title");
  }

  private static UploadWish wish(String fileName, Optional<String> title) {
    return new UploadWish(
        fileName,
        10,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        title,
        Optional.empty());
  }
}
