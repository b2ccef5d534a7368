package dev.backline.audio.tempo;

/** Gradient descent with adaptive steps (Adam; Kingma and Ba, 2015). */
final class Adam {
  private static final double MOMENTUM = 0.9;
  private static final double FADE = 0.999;

  private final double[] weights;
  private final double[] first;
  private final double[] second;
  private long step;

  /** Changes {@code weights} in place. */
  Adam(double[] weights) {
    this.weights = weights;
    this.first = new double[weights.length];
    this.second = new double[weights.length];
  }

  void descend(double[] gradient, double rate) {
    step++;
    double unbiased =
        Math.sqrt(1 - Math.pow(FADE, (double) step)) / (1 - Math.pow(MOMENTUM, (double) step));
    for (int i = 0; i < weights.length; i++) {
      first[i] = MOMENTUM * first[i] + (1 - MOMENTUM) * gradient[i];
      second[i] = FADE * second[i] + (1 - FADE) * gradient[i] * gradient[i];
      weights[i] -= rate * unbiased * first[i] / (Math.sqrt(second[i]) + 1e-8);
    }
  }
}
