package dev.backline.audio.tempo;

import java.util.List;

/**
 * The pulse of a track.
 *
 * @param bpm tempo in beats per minute, the usual one when it is not steady; 0 when there is no
 *     pulse
 * @param confidence chance that {@code bpm} is what a listener would tap, 0 to 1
 * @param steady false when the local tempo strays more than 4 % from the mean
 * @param candidates the tempi it could be, likeliest first
 * @param metre how beats form bars
 * @param beats seconds of every beat from the start of the track to its end
 * @param downbeats those of them that begin a bar
 */
public record Pulse(
    double bpm,
    double confidence,
    boolean steady,
    List<TempoCandidate> candidates,
    Metre metre,
    List<Double> beats,
    List<Double> downbeats) {

  /** What is known of a track without a pulse, such as silence or a drone. */
  public static final Pulse NONE =
      new Pulse(0, 0, false, List.of(), Metre.FOUR_FOUR, List.of(), List.of());

  public Pulse {
    candidates = List.copyOf(candidates);
    beats = List.copyOf(beats);
    downbeats = List.copyOf(downbeats);
  }
}
