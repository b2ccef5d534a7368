package dev.backline.audio.synth.effect;

/** Changes a stereo stream in place, block after block. Holds state: one instance a stream. */
public interface Effect {

  /** Processes {@code [0, frames)} of both channels. */
  void process(float[] left, float[] right, int frames);

  /** Lets time pass in which nothing comes in and nothing sounds on. */
  default void rest(int frames) {}

  /** How many frames the output lags behind the input; whoever renders takes it out again. */
  default int latencyFrames() {
    return 0;
  }
}
