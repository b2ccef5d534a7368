package dev.backline.export;

import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.Tee;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.peaks.Waveform;
import dev.backline.audio.peaks.WaveformMeter;
import dev.backline.audio.spectrum.AverageSpectrum;
import dev.backline.core.media.Loudness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be shown of a file's sound.
 *
 * @param loudness of the whole
 * @param lows smallest 16-bit sample of each of about a thousand pixels of the mix of its channels
 * @param highs largest of each
 * @param spectrumDb levels of {@link #BANDS} bands from {@link #LOWEST_HZ} to {@link #HIGHEST_HZ}
 * @param loudnessLufs loudness of the 3 s (of a short file: 400 ms) up to each moment
 * @param firstLoudnessMs the moment of the first of these
 */
public record Listening(
    Loudness loudness,
    List<Integer> lows,
    List<Integer> highs,
    List<Double> spectrumDb,
    List<Double> loudnessLufs,
    long firstLoudnessMs) {

  /** Lower edge of the spectrum. */
  public static final double LOWEST_HZ = 30;

  /** Upper edge of the spectrum. */
  public static final double HIGHEST_HZ = 20_000;

  /** Bands of the spectrum, equally wide on a logarithmic scale. */
  public static final int BANDS = 96;

  private static final int PIXELS = 1000;
  private static final long SHORT_MS = 10_000;

  /** Listens to a WAV file, once. */
  public static Listening to(Path wav) throws IOException {
    try (WavReader reader = WavReader.open(wav)) {
      int samplesPerPixel = (int) Math.max(2, Math.ceilDiv(reader.frames(), PIXELS));
      var meter = new LoudnessMeter(reader.format());
      var waveform = WaveformMeter.ofMix(reader.format(), samplesPerPixel);
      var spectrum = new AverageSpectrum(reader.format());
      try (var all = Tee.of(meter, waveform, spectrum)) {
        reader.transferTo(all);
      }
      boolean brief = meter.loudness().durationMs() < SHORT_MS;
      Waveform shape = waveform.waveform();
      return new Listening(
          Measured.of(meter.loudness()),
          IntStream.range(0, shape.length()).mapToObj(i -> (int) shape.min(i, 0)).toList(),
          IntStream.range(0, shape.length()).mapToObj(i -> (int) shape.max(i, 0)).toList(),
          boxed(spectrum.bandsDb(LOWEST_HZ, HIGHEST_HZ, BANDS)),
          boxed(brief ? meter.momentaryLufs() : meter.shortTermLufs()),
          brief ? 400 : 3000);
    }
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
