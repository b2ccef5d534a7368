package dev.backline.audio.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeEnhancerTest {
  @TempDir private Path folder;

  @Test
  void cleansAtTheTakesOwnLevel() throws IOException {
    CleanResult result = clean(0.5);

    assertThat(peak()).isCloseTo(0.5f, within(1e-4f));
    assertThat(result.decisions()).noneMatch(decision -> decision.startsWith("Turned down"));
  }

  @Test
  void turnsDownWhatReachesBeyondFullScaleInsteadOfClippingIt() throws IOException {
    CleanResult result = clean(1.5);

    assertThat(peak()).isBetween(0.97f, 1f);
    assertThat(result.decisions())
        .contains("Turned down by 3.7 dB, as peaks reach beyond full scale.");
  }

  private CleanResult clean(double amplitude) throws IOException {
    Path take = folder.resolve("take.wav");
    var tone = PcmBuffer.mono(Signals.sine(440, amplitude, 2));
    WavWriter.write(take, tone.source(), WavEncoding.FLOAT32);
    return TakeEnhancer.clean(take, folder.resolve("cleaned.wav"), CleanSettings.NONE);
  }

  private float peak() throws IOException {
    float peak = 0;
    for (float sample : PcmBuffer.of(WavReader.open(folder.resolve("cleaned.wav"))).samples()[0]) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
