package dev.backline.audio.bounce;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.studio.StudioEffect;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a desk holds: tracks that are summed and led through the master.
 *
 * @param sampleRateHz rate of the bounce, 8,000 to 192,000
 * @param durationMs length of the bounce, or to where the last effect has died away
 * @param tracks at most {@value #MOST_TRACKS}
 * @param masterEffects heard by the sum, before the master's gain
 * @param masterGain factor, −100 to 100
 * @param compensatesLatency whether tracks are moved forward by what their effects are late; a
 *     browser leaves them late
 */
public record Session(
    int sampleRateHz,
    OptionalDouble durationMs,
    List<Track> tracks,
    List<StudioEffect> masterEffects,
    Automation masterGain,
    boolean compensatesLatency) {

  /** Rate of a compact disc, and of a bounce unless another is asked for. */
  public static final int USUAL_RATE_HZ = 44_100;

  /** Nothing in a session is later than four hours. */
  public static final long MOST_MS = 4 * 3_600_000L;

  /** So many tracks are enough for everybody. */
  public static final int MOST_TRACKS = 512;

  public Session {
    tracks = List.copyOf(tracks);
    masterEffects = List.copyOf(masterEffects);
    checkRate(sampleRateHz);
    durationMs.ifPresent(
        ms -> {
          if (!(ms >= 1 && ms <= MOST_MS)) {
            throw new IllegalArgumentException("durationMs must be 1 to " + MOST_MS);
          }
        });
    if (tracks.isEmpty() || tracks.size() > MOST_TRACKS) {
      throw new IllegalArgumentException(
          "tracks must be 1 to " + MOST_TRACKS + ", were " + tracks.size());
    }
    masterGain.within("master.gain", -100, 100);
    if (durationMs.isEmpty() && tracks.stream().allMatch(track -> track.clips().isEmpty())) {
      throw new IllegalArgumentException("durationMs must be given for a session without clips");
    }
  }

  /**
   * Refuses a rate that no session has.
   *
   * @throws IllegalArgumentException that says which have
   */
  public static void checkRate(int sampleRateHz) {
    if (sampleRateHz < 8_000 || sampleRateHz > 192_000) {
      throw new IllegalArgumentException(
          "sampleRateHz must be 8000 to 192000, was " + sampleRateHz);
    }
  }

  /** Whether a track of this session is heard. */
  boolean hears(Track track) {
    boolean solo = tracks.stream().anyMatch(any -> any.solo() && !any.mute());
    return !track.mute() && (track.solo() || !solo);
  }

  PcmFormat format() {
    return new PcmFormat(sampleRateHz, 2);
  }

  long frames(double ms) {
    return Math.round(ms * sampleRateHz / 1000);
  }
}
