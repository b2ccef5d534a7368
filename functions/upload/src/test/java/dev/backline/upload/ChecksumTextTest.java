package dev.backline.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.core.objects.Checksum;
import dev.backline.core.objects.Checksum.Algorithm;
import org.junit.jupiter.api.Test;

class ChecksumTextTest {

  @Test
  void readsHexadecimalAndBase64() {
    var crc = new Checksum(Algorithm.CRC32, "yZRlqg==");

    assertThat(ChecksumText.parse(Algorithm.CRC32, "c99465aa")).contains(crc);
    assertThat(ChecksumText.parse(Algorithm.CRC32, "yZRlqg==")).contains(crc);
    assertThat(ChecksumText.parse(Algorithm.SHA256, "AB".repeat(32)))
        .isEqualTo(ChecksumText.parse(Algorithm.SHA256, "ab".repeat(32)))
        .isPresent();
  }

  @Test
  void refusesWhatHasAnotherLength() {
    assertThat(ChecksumText.parse(Algorithm.SHA256, "c99465aa")).isEmpty();
    assertThat(ChecksumText.parse(Algorithm.CRC32, "no checksum")).isEmpty();
    assertThat(ChecksumText.algorithm("md5")).isEmpty();
    assertThat(ChecksumText.algorithm("sha-256")).contains(Algorithm.SHA256);
  }
}
