package dev.backline.audio.band;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.part.Arrangement;
import dev.backline.audio.band.part.ChordSpan;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.Relay;
import dev.backline.audio.synth.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<Stem, PcmSource> sources = new EnumMap<>(Stem.class);
    Map<Stem, float[][]> blocks = new EnumMap<>(Stem.class);
    var layers =
        players.parallelStream().map(player -> Map.entry(player.stem(), player.layer())).toList();
    for (var stem : Stem.values()) {
      var own = layers.stream().filter(e -> e.getKey() == stem).map(Map.Entry::getValue).toList();
      sources.put(stem, new StemSource(own, frames, Math.min(fade, frames / 4)));
      blocks.put(stem, new float[2][BLOCK]);
    }
    var sum = new float[2][BLOCK];
    var order = new ArrayList<>(List.of(Stem.values()));
    try (var relay = new Relay(instrumental::write)) {
      for (long done = 0; done < frames; ) {
        int count = (int) Math.min(BLOCK, frames - done);
        order.parallelStream()
            .forEach(
                stem ->
                    play(
                        sources.get(stem),
                        blocks.get(stem),
                        count,
                        Optional.ofNullable(stems.get(stem))));
        Arrays.fill(sum[0], 0);
        Arrays.fill(sum[1], 0);
        for (var stem : order) {
          float[][] block = blocks.get(stem);
          for (int i = 0; i < count; i++) {
            sum[0][i] += block[0][i];
            sum[1][i] += block[1][i];
          }
        }
        relay.write(sum, count);
        done += count;
      }
    }
  }

  private static void play(
      PcmSource source, float[][] block, int count, Optional<? extends PcmSink> sink) {
    try {
      if (source.read(block) < 0) throw new IllegalStateException("a stem ended early");
      if (sink.isPresent()) sink.get().write(block, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
