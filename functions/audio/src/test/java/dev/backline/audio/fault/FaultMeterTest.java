package dev.backline.audio.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FaultMeterTest {

  private static final float[] TONE = Signals.sine(441, 0.5, 2);
  private static final float[] NOISE = Signals.whiteNoise(0.1, TONE.length, 3);

  @Test
  void findsNothingInAGoodRecording() throws IOException {
    Faults faults = FaultMeter.measure(PcmBuffer.mono(TONE).source());

    assertThat(faults.dcOffset()).hasSize(1);
    assertThat(faults.dcOffset().getFirst()).isCloseTo(0, within(1e-6));
    assertThat(faults.clippedRuns()).isZero();
    assertThat(faults.phaseCorrelation()).isEmpty();
    assertThat(faults.monoCompatible()).isTrue();
  }

  @Test
  void measuresTheOffsetOfEachChannel() throws IOException {
    float[] shifted = TONE.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += 0.03f;
    }

    assertThat(stereo(TONE, shifted).dcOffset().getLast()).isCloseTo(0.03, within(1e-5));
  }

  @Test
  void countsRunsAtFullScaleAcrossBlocks() {
    var meter = new FaultMeter(new PcmFormat(48_000, 1));

    meter.write(new float[][] {{0, 1, -1, 0.2f, 0, 1, 1}}, 7);
    meter.write(new float[][] {{1, 1, 0.5f, 0, -1, -1, -1}}, 7);

    assertThat(meter.faults().clippedRuns()).isEqualTo(2);
    assertThat(meter.faults().clippedSamples()).isEqualTo(7);
  }

  @Test
  void tellsHowTheChannelsOfAStereoFileGoTogether() throws IOException {
    float[] inverted = TONE.clone();
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = -inverted[i];
    }

    assertThat(stereo(TONE, TONE).phaseCorrelation().orElseThrow()).isCloseTo(1, within(1e-6));
    assertThat(stereo(TONE, TONE).monoDb().orElseThrow()).isCloseTo(0, within(1e-6));
    assertThat(stereo(TONE, NOISE).phaseCorrelation().orElseThrow()).isCloseTo(0, within(0.02));
    assertThat(stereo(NOISE, Signals.whiteNoise(0.1, NOISE.length, 4)).monoDb().orElseThrow())
        .isCloseTo(-3, within(0.1));
    assertThat(stereo(TONE, inverted).phaseCorrelation().orElseThrow()).isCloseTo(-1, within(1e-6));
    assertThat(stereo(TONE, inverted).monoCompatible()).isFalse();
  }

  @Test
  void saysNothingAboutThePhaseOfSilence() throws IOException {
    Faults faults = stereo(new float[100], new float[100]);

    assertThat(faults.phaseCorrelation()).isEmpty();
    assertThat(faults.monoDb()).isEmpty();
  }

  private static Faults stereo(float[] left, float[] right) throws IOException {
    return FaultMeter.measure(
        new PcmBuffer(new PcmFormat(48_000, 2), new float[][] {left, right}).source());
  }
}
