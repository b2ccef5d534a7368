package dev.backline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DownloadRequestTest {

  @Test
  void usesTheUsualBitRateWhenNoneIsAsked() {
    assertThat(track("mp3", OptionalInt.empty(), false).name()).isEqualTo("192.mp3");
    assertThat(track("aac", OptionalInt.of(256), true).name()).isEqualTo("256-normalised.aac");
    assertThat(track("flac", OptionalInt.empty(), false).name()).isEqualTo("lossless.flac");
  }

  @Test
  void namesTheFormatsThereAre() {
    assertThatThrownBy(() -> DownloadRequest.of("wma", OptionalInt.empty(), false))
        .isInstanceOf(DownloadRequest.UnknownFormat.class)
        .hasMessage(
            "There is no format wma; ask for one of wav, mp3, flac, aac, m4a, ogg, opus, stems");
  }

  @Test
  void refusesABitRateThatTheFormatDoesNotHave() {
    assertThatThrownBy(() -> DownloadRequest.of("mp3", OptionalInt.of(500), false))
        .hasMessageContaining("128 to 320");
    assertThatThrownBy(() -> DownloadRequest.of("wav", OptionalInt.of(192), false))
        .hasMessageContaining("lossless");
    assertThatThrownBy(() -> DownloadRequest.of("stems", OptionalInt.of(192), false))
        .hasMessageContaining("lossless");
  }

  private static DownloadRequest.Track track(String format, OptionalInt kbps, boolean normalised) {
    return (DownloadRequest.Track) DownloadRequest.of(format, kbps, normalised);
  }
}
