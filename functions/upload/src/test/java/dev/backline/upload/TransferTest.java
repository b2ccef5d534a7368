package dev.backline.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferTest {

  private static final long MIB = 1024 * 1024;

  @Test
  void cutsAFileIntoPiecesThatAddUp() {
    var transfer = new Transfer.Multipart("id", 8 * MIB, Optional.empty());

    var pieces = transfer.pieces(20 * MIB + 1);

    assertThat(pieces).extracting(Transfer.Piece::number).containsExactly(1, 2, 3);
    assertThat(pieces.stream().mapToLong(Transfer.Piece::sizeBytes).sum()).isEqualTo(20 * MIB + 1);
  }

  @Test
  void keepsTheNumberOfPartsAtAThousand() {
    assertThat(Transfer.Multipart.partBytesFor(100 * MIB)).isEqualTo(8 * MIB);
    assertThat(Transfer.Multipart.partBytesFor(100_000 * MIB)).isEqualTo(100 * MIB);
  }

  @Test
  void looksAtNamesForAFirstHintOnly() {
    assertThat(TypeHint.allows("take.WAV", Optional.empty())).isTrue();
    assertThat(TypeHint.allows("take", Optional.of("audio/webm;codecs=opus"))).isTrue();
    assertThat(TypeHint.allows("take", Optional.empty())).isTrue();
    assertThat(TypeHint.allows("lyrics.txt", Optional.of("text/plain"))).isFalse();
    assertThat(TypeHint.allows("cover.png", Optional.empty())).isFalse();
  }
}
