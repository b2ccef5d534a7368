package dev.backline.audio.synth.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.synth.signal.Noise;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void widensWithoutALossInMono() {
    var left = new float[48_000];
    var noise = new Noise(1);
    for (int i = 0; i < left.length; i++) left[i] = (float) (0.5 * noise.next());
    var right = left.clone();
    var before = left.clone();

    new Spread(0.5).process(left, right, left.length);

    double apart = 0;
    for (int i = 0; i < left.length; i++) {
      assertThat(0.5f * (left[i] + right[i])).isCloseTo(before[i], within(1e-6f));
      apart += Math.abs(left[i] - right[i]) / left.length;
    }
    assertThat(apart).isGreaterThan(0.1);
  }
}
