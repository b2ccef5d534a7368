package dev.backline.audio.preview;

import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.analysis.TrackAnalyzer;
import dev.backline.audio.band.Band;
import dev.backline.audio.band.brief.Briefing;
import dev.backline.audio.band.brief.Heard;
import dev.backline.audio.band.brief.Wishes;
import dev.backline.audio.clean.ChannelFold;
import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.TakeDecoder;
import dev.backline.audio.clean.TakeEnhancer;
import dev.backline.audio.ffmpeg.Decoded;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.master.MasterTaste;
import dev.backline.audio.master.Mastering;
import dev.backline.audio.mix.MixSettings;
import dev.backline.audio.mix.MixTaste;
import dev.backline.audio.mix.Mixing;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes the beginning of a track soon: all that happens to a take happens to its first seconds
 * alone. Key and tempo are heard in these seconds, so the finished track, which hears the whole
 * take, may differ. The same take and order give the same bytes.
 */
public final class FirstListen {
  /** How much of a take is worked on. */
  public static final Duration LENGTH = Duration.ofSeconds(30);

  private static final Duration FADE = Duration.ofMillis(1500);

  private final TakeDecoder takes;

  /** Reads takes with this decoder. */
  public FirstListen(Decoder decoder) {
    this.takes = new TakeDecoder(decoder);
  }

  /**
   * A track that was begun.
   *
   * @param key as in "C minor"
   * @param tempo in BPM
   */
  public record Sketch(String key, double tempo, Loudness loudness) {}

  /**
   * Makes the beginning of a track.
   *
   * @param take any audio file
   * @param folder for working files, which are left there
   * @param wav written anew: stereo, 48 kHz, 24-bit, {@link #LENGTH} at most; it fades where the
   *     take goes on
   * @return nothing if these seconds are silent
   */
  public Optional<Sketch> render(Path take, SketchOrder order, Path folder, Path wav)
      throws IOException {
    Decoded beginning =
        takes.decodeBeginning(take, folder.resolve("beginning.wav"), LENGTH).decoded();
    Path vocal = vocal(beginning, order.strength(), folder);
    TrackAnalysis heard = TrackAnalyzer.analyze(WavReader.open(vocal), hints(order));
    if (heard.loudness().integratedLufs().isEmpty()) {
      return Optional.empty();
    }
    Briefing briefing = briefing(order, heard, beginning.frames());
    Path band = folder.resolve("band.wav");
    try (var writer = WavWriter.create(band, Band.FORMAT, WavEncoding.INT24)) {
      Band.rehearse(briefing.brief()).render(Map.of(), writer);
    }
    Path mix = folder.resolve("mix.wav");
    String genre = order.genre().code();
    new Mixing(MixTaste.of(genre), MixSettings.standard(), briefing.tempo()).mix(vocal, band, mix);
    Path master = folder.resolve("master.wav");
    Loudness loudness =
        new Mastering(order.target(), MasterTaste.of(genre))
            .master(mix, master, folder.resolve("shaped.wav"))
            .loudness();
    fade(master, wav, beginning.durationMs() >= LENGTH.toMillis());
    return Optional.of(
        new Sketch(briefing.brief().keys().home().toString(), briefing.tempo(), loudness));
  }

  private static Path vocal(Decoded beginning, double strength, Path folder) throws IOException {
    Path raw = folder.resolve("raw.wav");
    ChannelFold fold = ChannelFold.of(beginning.open());
    try (PcmSource folded = fold.vocal(beginning.open());
        var writer = WavWriter.create(raw, folded.format(), WavEncoding.FLOAT32)) {
      folded.transferTo(writer);
    }
    Path vocal = folder.resolve("vocal.wav");
    TakeEnhancer.enhance(raw, vocal, CleanSettings.of(strength));
    return vocal;
  }

  private static Hints hints(SketchOrder order) {
    return new Hints(
        order.tempo().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        order.key().flatMap(MusicalKey::parse),
        Optional.of(order.genre().code()));
  }

  private static Briefing briefing(SketchOrder order, TrackAnalysis heard, long frames) {
    return Briefing.of(
        Heard.of(heard),
        new Wishes(order.genre(), order.mood(), order.key(), order.tempo(), frames, order.seed()));
  }

  private static void fade(Path master, Path wav, boolean goesOn) throws IOException {
    try (var reader = WavReader.open(master);
        var writer = WavWriter.create(wav, reader.format(), WavEncoding.INT24)) {
      long fadeFrames = reader.format().frames(FADE.toMillis());
      long left = goesOn ? reader.frames() : Long.MAX_VALUE;
      var block = new float[reader.format().channels()][1 << 14];
      for (int count = reader.read(block); count >= 0; count = reader.read(block)) {
        for (int i = 0; i < count; i++, left--) {
          if (left >= fadeFrames) continue;
          for (float[] channel : block) channel[i] *= (float) left / fadeFrames;
        }
        writer.write(block, count);
      }
    }
  }
}
