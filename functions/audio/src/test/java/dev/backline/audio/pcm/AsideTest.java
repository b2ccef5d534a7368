package dev.backline.audio.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AsideTest {

  @Test
  void givesWhatCameOfTheWork() throws IOException {
    try (var aside = Aside.begin(() -> 42)) {
      assertThat(aside.outcome()).isEqualTo(42);
    }
  }

  @Test
  void failsAsTheWorkFailed() {
    try (var aside =
        Aside.begin(
            () -> {
              throw new FileNotFoundException("no take");
            })) {
      assertThatThrownBy(aside::outcome)
          .isInstanceOf(FileNotFoundException.class)
          .hasMessage("no take");
    }
  }

  @Test
  void endsWorkThatNobodyWaitsForBeforeItIsClosed() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var ended = new AtomicBoolean();

    try (var _ =
        Aside.begin(
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                ended.set(true);
              }
              return 0;
            })) {
      begun.await();
    }

    assertThat(ended).isTrue();
  }
}
