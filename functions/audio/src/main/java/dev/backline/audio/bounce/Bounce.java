package dev.backline.audio.bounce;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.Tee;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.studio.StudioEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Renders a session to a stereo file, offline. Memory grows with the tracks and with the clips that
 * sound at the same time, not with the length. Levels are those of a browser that renders the same
 * graph by an OfflineAudioContext.
 *
 * <p>A track is mono as long as all its files are and no effect of its makes two channels of one;
 * that decides how it is panned.
 */
public final class Bounce {
  private static final int BLOCK = 4096;

  private final Session session;
  private final Recordings recordings;

  /** A bounce of a session. */
  public Bounce(Session session, Recordings recordings) {
    this.session = session;
    this.recordings = recordings;
  }

  /**
   * A finished bounce.
   *
   * @param loudness measured before the samples were rounded; a peak above 0 dB is clipped in a
   *     file of integers
   * @param frames length
   */
  public record Bounced(Loudness loudness, long frames) {}

  /**
   * Writes the bounce.
   *
   * @throws UnplayableSessionException that names the field, such as {@code
   *     tracks[1].clips[0].offsetMs lies beyond the end of drums.wav}
   * @throws IOException when a file cannot be read
   */
  public Bounced write(Path wav, WavEncoding encoding) throws IOException {
    List<List<PlacedClip>> placed = placed();
    long frames = frames(placed);
    try (var writer = WavWriter.create(wav, session.format(), encoding)) {
      var meter = new LoudnessMeter(session.format());
      render(placed, frames, Tee.of(meter, writer));
      meter.close();
      return new Bounced(meter.loudness(), frames);
    }
  }

  private List<List<PlacedClip>> placed() throws IOException {
    var placed = new ArrayList<List<PlacedClip>>();
    for (int track = 0; track < session.tracks().size(); track++) {
      List<Clip> clips = session.tracks().get(track).clips();
      var here = new ArrayList<PlacedClip>();
      for (int clip = 0; clip < clips.size(); clip++) {
        try {
          here.add(PlacedClip.of(clips.get(clip), session, recordings));
        } catch (UnplayableSessionException e) {
          throw new UnplayableSessionException(
              "tracks[%d].clips[%d].%s".formatted(track, clip, e.getMessage()));
        } catch (IOException e) {
          throw new IOException(
              "tracks[%d].clips[%d].%s".formatted(track, clip, e.getMessage()), e);
        }
      }
      placed.add(here);
    }
    return placed;
  }

  /** To where the last effect has died away, mute tracks included: a solo leaves the length. */
  private long frames(List<List<PlacedClip>> placed) throws IOException {
    if (session.durationMs().isPresent()) return session.frames(session.durationMs().getAsDouble());
    long last = 0;
    for (int track = 0; track < placed.size(); track++) {
      long end = placed.get(track).stream().mapToLong(PlacedClip::to).max().orElse(0);
      if (end == 0) continue;
      last = Math.max(last, end + tail(session.tracks().get(track).effects()));
    }
    long frames = last + tail(session.masterEffects());
    if (frames > session.frames(Session.MOST_MS)) {
      throw new UnplayableSessionException(
          "durationMs must be given: the session is longer than four hours");
    }
    return frames;
  }

  private long tail(List<StudioEffect> effects) {
    return Chain.tailFrames(effects, session.sampleRateHz());
  }

  private void render(List<List<PlacedClip>> placed, long frames, PcmSink sink) throws IOException {
    var players = new ArrayList<TrackPlayer>();
    try {
      for (int track = 0; track < placed.size(); track++) {
        Track played = session.tracks().get(track);
        if (session.hears(played)) {
          players.add(new TrackPlayer(played, placed.get(track), session, recordings));
        }
      }
      play(players, frames, sink);
    } finally {
      for (TrackPlayer player : players) player.close();
    }
  }

  private void play(List<TrackPlayer> players, long frames, PcmSink sink) throws IOException {
    var chain = new Chain(session.masterEffects(), session.sampleRateHz());
    var sum = new float[2][BLOCK];
    var turns = new float[BLOCK];
    if (session.compensatesLatency() && chain.latencyFrames > 0) {
      mix(players, chain, sum, chain.latencyFrames);
    }
    for (long done = 0; done < frames; ) {
      int count = (int) Math.min(BLOCK, frames - done);
      mix(players, chain, sum, count);
      session.masterGain().fill(turns, done, count, session.sampleRateHz());
      for (int i = 0; i < count; i++) {
        sum[0][i] *= turns[i];
        sum[1][i] *= turns[i];
        if (!(Math.abs(sum[0][i]) <= PcmFormat.LOUDEST
            && Math.abs(sum[1][i]) <= PcmFormat.LOUDEST)) {
          throw new UnplayableSessionException(
              "master.gain or the gains before it make the sum louder than 120 dB above full scale;"
                  + " turn them down");
        }
      }
      sink.write(sum, count);
      done += count;
    }
  }

  private static void mix(List<TrackPlayer> players, Chain chain, float[][] sum, int frames)
      throws IOException {
    for (float[] side : sum) Arrays.fill(side, 0, frames, 0);
    for (TrackPlayer player : players) player.addTo(sum, frames);
    chain.process(sum[0], sum[1], frames);
  }
}
