package dev.backline.audio.master;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.effect.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Masters songs that belong together: the album meets the target, and between the songs the
 * differences of loudness stay as they were mixed, and so do those within a song. Each song is as
 * much louder as the album is and held below the ceiling for itself. The songs and, one after the
 * other with their gaps, the album as a whole are written; flat memory.
 */
public final class AlbumMastering {
  private static final PcmFormat FORMAT = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 2);
  private static final double TOLERANCE_LU = 0.05;
  private static final int ROUNDS = 3;
  private static final long LONGEST_GAP_MS = 60_000;

  private final MasterTarget target;
  private final Level level;
  private final long gapMs;
  private final WavEncoding encoding;

  /** What is to meet the target's loudness. */
  public enum Level {
    /** All songs as one programme. */
    ALBUM,
    /** The loudest song. */
    LOUDEST
  }

  /**
   * A session.
   *
   * @param gapMs silence between two songs, 0 to 60,000
   */
  public AlbumMastering(MasterTarget target, Level level, long gapMs, WavEncoding encoding) {
    if (gapMs < 0 || gapMs > LONGEST_GAP_MS) {
      throw new IllegalArgumentException("gapMs must be 0 to " + LONGEST_GAP_MS + ", was " + gapMs);
    }
    this.target = target;
    this.level = level;
    this.gapMs = gapMs;
    this.encoding = encoding;
  }

  /**
   * A song.
   *
   * @param mix a WAV file of 48 kHz
   * @param master where its master is written
   */
  public record Song(String title, Path mix, Path master) {}

  /**
   * A song on the album.
   *
   * @param startMs where it begins in the album as a whole
   * @param mixed what the mix measured
   * @param mastered what the master measures
   */
  public record Track(
      String title, long startMs, Loudness mixed, Loudness mastered, List<Decision> decisions) {
    public Track {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * A finished album.
   *
   * @param loudness of all songs as one programme, without the gaps
   * @param gainDb by how much every song is louder than its mix
   */
  public record Album(Loudness loudness, double gainDb, List<Track> tracks) {
    public Album {
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * Masters songs in their order.
   *
   * @param whole where the album as a whole is written
   * @param scratch a path for a file that is removed again
   */
  public Album master(List<Song> songs, Path whole, Path scratch) throws IOException {
    if (songs.isEmpty()) throw new IllegalArgumentException("songs must not be empty");
    var meter = new LoudnessMeter(FORMAT);
    var mixed = new ArrayList<Loudness>();
    for (Song song : songs) mixed.add(measure(song.mix(), meter));
    meter.close();
    OptionalDouble before = level(meter.loudness(), mixed);
    double gain = before.isPresent() ? target.lufs() - before.getAsDouble() : 0;
    try {
      for (int round = 1; ; round++) {
        Album album = render(songs, mixed, gain, whole, scratch);
        var measured = album.tracks.stream().map(Track::mastered).toList();
        double error = target.lufs() - level(album.loudness, measured).orElse(target.lufs());
        if (Math.abs(error) <= TOLERANCE_LU || round == ROUNDS) return album;
        gain += error;
      }
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private OptionalDouble level(Loudness album, List<Loudness> songs) {
    return switch (level) {
      case ALBUM -> album.integratedLufs();
      case LOUDEST ->
          songs.stream()
              .map(Loudness::integratedLufs)
              .flatMapToDouble(OptionalDouble::stream)
              .max();
    };
  }

  private Album render(
      List<Song> songs, List<Loudness> mixed, double gain, Path whole, Path scratch)
      throws IOException {
    var tracks = new ArrayList<Track>();
    var meter = new LoudnessMeter(FORMAT);
    long startFrame = 0;
    try (var image = WavWriter.create(whole, FORMAT, encoding)) {
      for (int i = 0; i < songs.size(); i++) {
        Song song = songs.get(i);
        if (i > 0) startFrame += silence(image);
        var decisions = new ArrayList<Decision>();
        double lufs = mixed.get(i).integratedLufs().orElse(target.lufs()) + gain;
        new Loudening(lufs, target.ceilingDbtp(), gain, WavEncoding.FLOAT32)
            .run(song.mix(), mixed.get(i), scratch, decisions);
        Loudness mastered = copy(scratch, song.master(), image, meter);
        tracks.add(
            new Track(song.title(), FORMAT.millis(startFrame), mixed.get(i), mastered, decisions));
        startFrame += frames(scratch);
      }
    }
    meter.close();
    return new Album(meter.loudness(), gain, tracks);
  }

  private long silence(WavWriter image) throws IOException {
    long frames = FORMAT.frames(gapMs);
    var block = new float[2][8192];
    for (long left = frames; left > 0; left -= block[0].length) {
      image.write(block, (int) Math.min(left, block[0].length));
    }
    return frames;
  }

  private Loudness copy(Path from, Path to, WavWriter image, LoudnessMeter album)
      throws IOException {
    try (var writer = WavWriter.create(to, FORMAT, encoding)) {
      var meter = new LoudnessMeter(FORMAT);
      try (var source = WavReader.open(from)) {
        new Passage(List.of()).run(source, writer, image, meter, album);
      }
      meter.close();
      return meter.loudness();
    }
  }

  private static Loudness measure(Path file, LoudnessMeter album) throws IOException {
    try (var source = WavReader.open(file)) {
      if (source.format().sampleRateHz() != FORMAT.sampleRateHz()) {
        throw new IOException("the desk runs at 48 kHz, the file at " + source.format());
      }
      var meter = new LoudnessMeter(FORMAT);
      new Passage(List.of()).run(source, meter, album);
      meter.close();
      return meter.loudness();
    }
  }

  private static long frames(Path wav) throws IOException {
    try (var reader = WavReader.open(wav)) {
      return reader.frames();
    }
  }
}
