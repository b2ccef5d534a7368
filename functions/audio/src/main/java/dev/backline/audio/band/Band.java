package dev.backline.audio.band;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.part.Arrangement;
import dev.backline.audio.band.part.ChordSpan;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.ReadAhead;
import dev.backline.audio.pcm.Relay;
import dev.backline.audio.synth.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

/**
 * The band: composes an instrumental that fits a vocal and renders it, all stems at once, in
 * bounded memory however long it is. The same brief gives the same samples.
 */
public final class Band {
  /** What stems and instrumental look like. */
  public static final PcmFormat FORMAT = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 2);

  private static final int BLOCK = 1 << 15;
  private static final long RINGING_FADE_FRAMES = FORMAT.frames(900);
  private static final long CUT_FADE_FRAMES = FORMAT.frames(2_500);

  private final Arrangement sheet;
  private final List<Player> players;

  private Band(Arrangement sheet) {
    this.sheet = sheet;
    players = Player.band(sheet);
  }

  /** Writes the piece down for every player. */
  public static Band rehearse(BandBrief brief) {
    return new Band(new Composer(brief).compose());
  }

  /** The lead sheet. */
  public Arrangement arrangement() {
    return sheet;
  }

  /** What a stem plays, ascending by start. */
  public List<Note> notes(Stem stem) {
    return players.stream()
        .filter(player -> player.stem() == stem)
        .flatMap(player -> player.notes().stream())
        .sorted(Comparator.comparingLong(Note::startFrame))
        .toList();
  }

  /** What was decided and why, a sentence each. */
  public List<String> decisions() {
    return Decisions.of(sheet);
  }

  /** The chords, in order. */
  public List<ChordSpan> chords() {
    return sheet.chords();
  }

  /**
   * Plays. Every stem and the instrumental get exactly the frames of the brief; the instrumental is
   * the sum of the stems. Every stem's sink is written to beside the others'. Closes no sink.
   */
  public void render(Map<Stem, ? extends PcmSink> stems, PcmSink instrumental) throws IOException {
    boolean rings = sheet.endingBar().isPresent();
    long fade = rings ? RINGING_FADE_FRAMES : CUT_FADE_FRAMES;
    long frames = sheet.brief().frames();
    var layers =
        players.parallelStream().map(player -> Map.entry(player.stem(), player.layer())).toList();
    var block = new float[2][BLOCK];
    var sum = new float[2][BLOCK];
    // The players of a stem are a parallel stream, which runs in the pool that asks for it.
    try (var performers = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        var relay = new Relay(instrumental::write)) {
      var parts = new ArrayList<PcmSource>();
      for (var stem : Stem.values()) {
        var own = layers.stream().filter(e -> e.getKey() == stem).map(Map.Entry::getValue).toList();
        PcmSource part = new StemSource(own, frames, Math.min(fade, frames / 4));
        if (stems.containsKey(stem)) part = part.through(stems.get(stem)::write);
        parts.add(new ReadAhead(part, BLOCK, performers));
      }
      for (long done = 0; done < frames; ) {
        int count = (int) Math.min(BLOCK, frames - done);
        Arrays.fill(sum[0], 0);
        Arrays.fill(sum[1], 0);
        for (var part : parts) {
          if (part.read(block) != count) throw new IllegalStateException("a stem ended early");
          for (int i = 0; i < count; i++) {
            sum[0][i] += block[0][i];
            sum[1][i] += block[1][i];
          }
        }
        relay.write(sum, count);
        done += count;
      }
      for (var part : parts) part.close();
    }
  }
}
