package dev.backline.audio.synth.voice;

/**
 * The second envelope of a SoundFont (2.04, 9.1.7), 0 to 1: a convex attack, then straight lines.
 * Counted in seconds, as it is looked at now and then only.
 */
record ModulationEnvelope(
    double delay,
    double attack,
    double hold,
    double decay,
    double sustain,
    double release,
    double heldSeconds) {

  /** Its value {@code seconds} after the key was struck. */
  double at(double seconds) {
    if (seconds <= heldSeconds) return held(seconds);
    double from = held(heldSeconds);
    return Math.max(0, from - (seconds - heldSeconds) / Math.max(1e-3, release));
  }

  private double held(double seconds) {
    double rest = seconds - delay;
    if (rest <= 0) return 0;
    if (rest < attack) {
      return Math.max(0, 1 + 40 / 96.0 * StrictMath.log10(Math.max(1e-3, rest / attack)));
    }
    rest -= attack + hold;
    return rest <= 0 ? 1 : Math.max(sustain, 1 - rest / Math.max(1e-3, decay));
  }
}
