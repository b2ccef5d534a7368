package dev.backline.audio.analysis;

import dev.backline.audio.fingerprint.chroma.ChromaFingerprint;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.peaks.Waveform;
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
    try (source) {
      var listener = new DossierListener(source.format(), hints, samplesPerPixel);
      try (listener) {
        source.transferTo(listener);
      }
      return listener.dossier();
    }
  }
}
