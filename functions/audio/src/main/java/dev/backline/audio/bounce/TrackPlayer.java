package dev.backline.audio.bounce;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Plays a track block by block. */
final class TrackPlayer implements Closeable {
  private final Track track;
  private final int sampleRateHz;
  private final Recordings recordings;
  private final Deque<PlacedClip> toCome;
  private final List<ClipPlayer> playing = new ArrayList<>();
  private final Chain chain;
  private final Panner panner;

  /** How many frames the clips are ahead of what is heard. */
  private final int ahead;

  private long position;
  private float[] left = new float[0];
  private float[] right = new float[0];
  private float[] turns = new float[0];

  TrackPlayer(Track track, List<PlacedClip> clips, Session session, Recordings recordings)
      throws IOException {
    this.track = track;
    this.sampleRateHz = session.sampleRateHz();
    this.recordings = recordings;
    this.toCome =
        new ArrayDeque<>(
            clips.stream().sorted(Comparator.comparingLong(PlacedClip::from)).toList());
    this.chain = new Chain(track.effects(), sampleRateHz);
    this.panner = new Panner(isMono(clips));
    this.ahead = session.compensatesLatency() ? chain.latencyFrames : 0;
    if (ahead > 0) play(ahead);
  }

  private boolean isMono(List<PlacedClip> clips) {
    return clips.stream().allMatch(clip -> clip.channels() == 1)
        && track.effects().stream().noneMatch(effect -> effect.makesStereo());
  }

  /** Adds the next frames of the track. */
  void addTo(float[][] sum, int frames) throws IOException {
    long from = position - ahead;
    play(frames);
    track.gain().fill(turns, from, frames, sampleRateHz);
    for (int i = 0; i < frames; i++) {
      left[i] *= turns[i];
      right[i] *= turns[i];
    }
    track.pan().fill(turns, from, frames, sampleRateHz);
    panner.process(left, right, turns, frames);
    for (int i = 0; i < frames; i++) {
      sum[0][i] += left[i];
      sum[1][i] += right[i];
    }
  }

  private void play(int frames) throws IOException {
    if (left.length < frames) {
      left = new float[frames];
      right = new float[frames];
      turns = new float[frames];
    }
    Arrays.fill(left, 0, frames, 0);
    Arrays.fill(right, 0, frames, 0);
    while (!toCome.isEmpty() && toCome.getFirst().from() < position + frames) {
      playing.add(new ClipPlayer(toCome.removeFirst(), recordings));
    }
    for (var clips = playing.iterator(); clips.hasNext(); ) {
      ClipPlayer clip = clips.next();
      clip.addTo(left, right, position, frames);
      if (clip.isOver()) {
        clip.close();
        clips.remove();
      }
    }
    chain.process(left, right, frames);
    position += frames;
  }

  @Override
  public void close() throws IOException {
    for (ClipPlayer clip : playing) clip.close();
  }
}
