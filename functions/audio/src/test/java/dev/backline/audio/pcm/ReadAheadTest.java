package dev.backline.audio.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  @Test
  void givesEverySampleOnceAndInOrderHoweverManyAreAskedFor() throws IOException {
    List<Float> heard = new ArrayList<>();
    float[][] block = new float[1][7];

    try (var threads = Executors.newSingleThreadExecutor();
        var ahead = new ReadAhead(counting(100), 16, threads)) {
      for (int n = ahead.read(block); n >= 0; n = ahead.read(block)) {
        for (int i = 0; i < n; i++) heard.add(block[0][i]);
      }
    }

    assertThat(heard).hasSize(100).isSorted().startsWith(0f, 1f).endsWith(99f);
  }

  @Test
  void readsTheNextBlockBeforeAnybodyAsksForIt() throws Exception {
    var second = new CountDownLatch(2);
    var source =
        new Source() {
          @Override
          public int read(float[][] block) {
            second.countDown();
            return 1;
          }
        };

    try (var threads = Executors.newSingleThreadExecutor();
        var ahead = new ReadAhead(source, 1, threads)) {
      ahead.read(new float[1][1]);

      assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void tellsTheReaderOnceWhyTheSourceFailed() {
    var broken = new IOException("the disk is gone");
    var source =
        new Source() {
          @Override
          public int read(float[][] block) throws IOException {
            throw broken;
          }
        };

    assertThatThrownBy(
            () -> {
              try (var threads = new ForkJoinPool(1);
                  var ahead = new ReadAhead(source, 1, threads)) {
                ahead.read(new float[1][1]);
              }
            })
        .isSameAs(broken);
  }

  private static PcmSource counting(int samples) {
    return new Source() {
      private int next;

      @Override
      public int read(float[][] block) {
        if (next == samples) return -1;
        int count = Math.min(block[0].length, samples - next);
        for (int i = 0; i < count; i++) block[0][i] = next++;
        return count;
      }
    };
  }

  private abstract static class Source implements PcmSource {
    @Override
    public PcmFormat format() {
      return new PcmFormat(48_000, 1);
    }

    @Override
    public void close() {}
  }
}
