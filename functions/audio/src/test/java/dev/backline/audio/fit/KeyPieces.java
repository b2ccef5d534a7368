package dev.backline.audio.fit;

import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Music of known key as spectral peaks, sketched from notes. */
public final class KeyPieces {
  private static final double SECONDS = 60;
  private static final List<Arrangement> STYLES = List.copyOf(EnumSet.allOf(Arrangement.class));
  private static final List<Vamp.Kind> KINDS = List.copyOf(EnumSet.allOf(Vamp.Kind.class));

  private KeyPieces() {}

  /**
   * @param frames of spectral peaks, {@link Sketch#HOP_SECONDS} apart
   */
  public record Piece(String name, List<List<Sketch.Peak>> frames, MusicalKey key) {}

  /** A minute of a song of POP909; empty when its key changes within. */
  public static Optional<Piece> song(Path pop909, int number, long seed) throws IOException {
    Path folder = pop909.resolve(String.format(Locale.ROOT, "%03d", number));
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    RandomGenerator random = new SplittableRandom(1000 * seed + number);
    Pop909Song song = Pop909Song.read(folder);
    double end =
        Stream.concat(song.melody().stream(), song.piano().stream())
            .mapToDouble(Pop909Song.Tone::end)
            .max()
            .orElse(0);
    int where = random.nextInt(3);
    double last = Math.max(0, end - SECONDS);
    double from = where == 0 ? 0 : where == 1 ? last : last * random.nextDouble();
    Pop909Song.Span key = song.key(from, from + SECONDS);
    if (key.end() < 0.9) {
      return Optional.empty();
    }
    Arrangement style = STYLES.get(random.nextInt(STYLES.size()));
    Score score = style.of(song, from, from + SECONDS, random.nextInt());
    return Optional.of(
        new Piece(
            song.name() + "_" + style.name().toLowerCase(Locale.ROOT),
            new Sketch(random).peaks(score, SECONDS),
            key(key.label())));
  }

  /** Made-up music: of three pieces two are an {@link Etude}, one is a {@link Vamp}. */
  public static Optional<Piece> made(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    double seconds = 15 + 30 * random.nextDouble();
    if (seed % 3 > 0) {
      Etude etude = Etude.of(seconds, random);
      return Optional.of(
          new Piece(
              "etude_" + seed,
              new Sketch(random).peaks(etude.score(), etude.seconds()),
              new MusicalKey(etude.tonic(), etude.minor() ? Mode.MINOR : Mode.MAJOR)));
    }
    Vamp vamp = Vamp.of(KINDS.get(random.nextInt(KINDS.size())), seconds, seed, "SplittableRandom");
    return vamp.key().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Piece(
                vamp.name(), new Sketch(random).peaks(vamp.score(), seconds), key(vamp.key())));
  }

  /** Of the tunes of the Nottingham Music Database each {@code step}-th from {@code first} on. */
  public static List<Piece> folk(Path dataset, int first, int step, long seed) throws IOException {
    List<FolkTune> tunes = FolkTune.all(dataset);
    var pieces = new ArrayList<Piece>();
    for (int i = first; i < tunes.size(); i += step) {
      RandomGenerator random = new SplittableRandom(1000 * seed + i);
      double seconds = 20 + 20 * random.nextDouble();
      Score score = tunes.get(i).score(seconds, random);
      pieces.add(
          new Piece("folk_" + i, new Sketch(random).peaks(score, seconds), tunes.get(i).key()));
    }
    return pieces;
  }

  /** Of a label as "C#:min". */
  public static MusicalKey key(String label) {
    return new MusicalKey(
        Arrangement.pitchClass(label), label.contains(":min") ? Mode.MINOR : Mode.MAJOR);
  }
}
