package dev.backline.bench.part;

import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.analysis.TrackAnalyzer;
import dev.backline.audio.key.HarmonicSpectrum;
import dev.backline.audio.key.KeyEstimate;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.tempo.OnsetEnvelope;
import dev.backline.audio.tempo.RecordedPulse;
import dev.backline.audio.tempo.TempoPrior;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.set.Prepared;
import dev.backline.bench.set.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Listens as the product does, within this virtual machine. */
public final class OwnEars {
  private static final int BLOCK = 4096;

  private final Map<Recording, Timed<TrackAnalysis>> heard = new HashMap<>();
  private boolean warm;

  /** Everything that the product tells of a recording, in one reading of it. */
  public Timed<TrackAnalysis> analysis(Prepared recording) throws IOException {
    Timed<TrackAnalysis> known = heard.get(recording.recording());
    if (known != null) return known;
    warmUp(recording.own());
    Timed<TrackAnalysis> analysis = Timed.median(() -> analyse(recording.own()));
    heard.put(recording.recording(), analysis);
    return analysis;
  }

  /** Lets the compiler see the code before anything is timed. */
  private void warmUp(Path wav) throws IOException {
    if (warm) return;
    for (int i = 0; i < 2; i++) analyse(wav);
    warm = true;
  }

  static TrackAnalysis analyse(Path wav) throws IOException {
    return TrackAnalyzer.analyze(WavReader.open(wav), Hints.NONE);
  }

  /** The tempo of accompanied music and nothing else. */
  Timed<Double> tempoAlone(Prepared recording) throws IOException {
    return Timed.median(
        () -> {
          var envelope = new OnsetEnvelope(WavReader.formatOf(recording.own()).sampleRateHz());
          double seconds = listen(recording, envelope::accept);
          return RecordedPulse.of(
                  envelope, (_, _) -> 0, seconds, TempoPrior.RECORDED, OptionalDouble.empty())
              .bpm();
        });
  }

  /** The key of accompanied music and nothing else. */
  Timed<MusicalKey> keyAlone(Prepared recording) throws IOException {
    return Timed.median(
        () -> {
          var spectrum = new HarmonicSpectrum(WavReader.formatOf(recording.own()).sampleRateHz());
          double seconds = listen(recording, spectrum::accept);
          return spectrum
              .key(seconds)
              .map(KeyEstimate::key)
              .orElseThrow(() -> new IOException("nothing sounded"));
        });
  }

  static MusicalKey key(TrackAnalysis analysis) throws IOException {
    String told = analysis.key().tonic() + " " + analysis.key().mode();
    return MusicalKey.parse(told).orElseThrow(() -> new IOException(told + " is no key"));
  }

  private interface Ear {
    void accept(float[] samples, int count);
  }

  private static double listen(Prepared recording, Ear ear) throws IOException {
    try (var source = MonoSource.of(WavReader.open(recording.own()))) {
      float[][] block = new float[1][BLOCK];
      long frames = 0;
      for (int n = source.read(block); n >= 0; n = source.read(block)) {
        ear.accept(block[0], n);
        frames += n;
      }
      return frames / (double) source.format().sampleRateHz();
    }
  }
}
