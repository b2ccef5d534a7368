package dev.backline.audio.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelBankTest {

  @Test
  void weighsTheSamplesUnderEveryTapOfEveryKernel() {
    var random = new Random(1);
    float[][] kernels = new float[3][8];
    for (float[] kernel : kernels) fill(kernel, random);
    float[] samples = new float[40];
    fill(samples, random);
    var bank = new KernelBank(kernels, 64);

    bank.run(samples, 12);
    bank.run(samples, 33);

    for (int k = 0; k < kernels.length; k++) {
      for (int i = 0; i < 33; i++) {
        double sum = 0;
        for (int tap = 0; tap < 8; tap++) sum += kernels[k][tap] * samples[i + tap];
        assertThat(bank.sums(k)[i]).isCloseTo((float) sum, within(1e-5f));
      }
    }
  }

  @Test
  void refusesKernelsOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KernelBank(new float[][] {new float[8], new float[4]}, 64))
        .withMessageContaining("all as many");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KernelBank(new float[][] {new float[6]}, 64));
  }

  private static void fill(float[] values, Random random) {
    for (int i = 0; i < values.length; i++) values[i] = random.nextFloat() - 0.5f;
  }
}
