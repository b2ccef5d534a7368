package dev.backline.audio.analysis;

import dev.backline.audio.fingerprint.chroma.ChromaFingerprintMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.Relay;
import dev.backline.audio.peaks.WaveformMeter;
import dev.backline.audio.spectrum.AverageSpectrum;
import java.io.IOException;

/** Hears what is written to it, and tells all of it in a {@link Dossier} once it is closed. */
public final class DossierListener implements PcmSink {
  private final TrackListener track;
  private final WaveformMeter waveform;
  private final AverageSpectrum spectrum;
  private final ChromaFingerprintMeter fingerprint;
  private final Relay print;
  private final Relay colour;

  /**
   * Listens to streams of this shape.
   *
   * @param samplesPerPixel of the waveform, 2 at least
   */
  public DossierListener(PcmFormat format, Hints hints, int samplesPerPixel) {
    this.track = new TrackListener(format, hints);
    this.waveform = WaveformMeter.ofMix(format, samplesPerPixel);
    this.spectrum = new AverageSpectrum(format);
    this.fingerprint = new ChromaFingerprintMeter(format);
    this.print = new Relay(fingerprint::write);
    this.colour = new Relay(spectrum::write);
  }

  @Override
  public PcmFormat format() {
    return track.format();
  }

  @Override
  public void write(float[][] block, int frames) throws IOException {
    print.write(block, frames);
    colour.write(block, frames);
    track.write(block, frames);
    waveform.write(block, frames);
  }

  @Override
  public void close() throws IOException {
    try (track;
        fingerprint;
        spectrum;
        print;
        colour) {
      waveform.close();
    }
  }

  /** All of what was heard; ask once, after closing. */
  public Dossier dossier() {
    return new Dossier(track.analysis(), waveform.waveform(), fingerprint.fingerprint(), spectrum);
  }
}
