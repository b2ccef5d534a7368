package dev.backline.audio.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayTest {

  @Test
  void handsOnEveryBlockInOrderAsItWasWhenItWasWritten() throws IOException {
    List<Float> taken = new ArrayList<>();
    float[][] block = new float[1][3];

    try (var relay = new Relay((handed, frames) -> taken.add(handed[0][frames - 1]))) {
      for (int i = 0; i < 100; i++) {
        block[0][i % 3] = i;
        relay.write(block, i % 3 + 1);
      }
    }

    assertThat(taken).hasSize(100).isSorted().startsWith(0f, 1f, 2f, 3f).endsWith(99f);
  }

  @Test
  void tellsTheWriterWhyTheReceiverFailed() {
    assertThatThrownBy(
            () -> {
              try (var relay =
                  new Relay(
                      (_, _) -> {
                        throw new IOException("the disk is full");
                      })) {
                relay.write(new float[1][1], 1);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
  }

  @Test
  void tellsAFailureOnceHoweverManyBlocksFollow() {
    var broken = new IOException("the disk is full");

    assertThatThrownBy(
            () -> {
              try (var relay =
                  new Relay(
                      (_, _) -> {
                        throw broken;
                      })) {
                for (int i = 0; i < 10; i++) relay.write(new float[1][1], 1);
              }
            })
        .isSameAs(broken);
  }
}
