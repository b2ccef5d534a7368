package dev.backline.audio.analysis;

import dev.backline.audio.fingerprint.chroma.ChromaFingerprint;
import dev.backline.audio.fingerprint.chroma.ChromaFingerprintMeter;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.Relay;
import dev.backline.audio.pcm.Tee;
import dev.backline.audio.peaks.Waveform;
import dev.backline.audio.peaks.WaveformMeter;
import dev.backline.audio.spectrum.AverageSpectrum;
import java.io.IOException;

/**
 * All that the engine can tell of a track, of one reading.
 *
 * @param waveform of the mix of its channels
 * @param fingerprint Chromaprint's
 * @param spectrum its average
 */
public record Dossier(
    TrackAnalysis analysis,
    Waveform waveform,
    ChromaFingerprint fingerprint,
    AverageSpectrum spectrum) {

  /**
   * Reads {@code source} to its end, once, and closes it.
   *
   * @param samplesPerPixel of the waveform, 2 at least
   */
  public static Dossier of(PcmSource source, Hints hints, int samplesPerPixel) throws IOException {
    var waveform = WaveformMeter.ofMix(source.format(), samplesPerPixel);
    var spectrum = new AverageSpectrum(source.format());
    var fingerprint = new ChromaFingerprintMeter(source.format());
    var listener = new TrackListener(source.format(), hints);
    try (source;
        var all = Tee.of(listener, waveform)) {
      try (fingerprint;
          spectrum;
          var print = new Relay(fingerprint::write);
          var colour = new Relay(spectrum::write)) {
        var block = new float[source.format().channels()][1 << 12];
        for (int n = source.read(block); n >= 0; n = source.read(block)) {
          print.write(block, n);
          colour.write(block, n);
          all.write(block, n);
        }
      }
    }
    return new Dossier(
        listener.analysis(), waveform.waveform(), fingerprint.fingerprint(), spectrum);
  }
}
