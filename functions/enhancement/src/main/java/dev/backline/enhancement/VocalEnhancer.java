package dev.backline.enhancement;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a vocal sound as if it had been recorded in a good room. */
public interface VocalEnhancer {

  /**
   * Enhances a vocal.
   *
   * @param vocal 32-bit float WAV at 48 kHz, one or two channels
   * @param enhanced written anew: same rate, channels and length, nothing shifted in time
   * @param strength 0 for as little as possible to 1 for as much as possible
   */
  Enhancement enhance(Path vocal, Path enhanced, double strength) throws IOException;
}
