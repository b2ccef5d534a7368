package dev.backline.audio.peaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.TruthSet;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.peaks.Waveform.Bits;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveformTest {

  @TempDir Path folder;

  @Test
  void writesTheBytesThatAudiowaveformWrites() throws IOException {
    Path wav = TruthSet.file("peaks/test_file_stereo.wav");
    Path written = folder.resolve("written");

    Waveform waveform = WaveformMeter.mixOf(WavReader.open(wav), 64);

    waveform.writeDat(written, Bits.EIGHT);
    assertThat(written)
        .hasSameBinaryContentAs(TruthSet.file("peaks/test_file_stereo_8bit_64spp_wav.dat"));
    waveform.writeDat(written, Bits.SIXTEEN);
    assertThat(written)
        .hasSameBinaryContentAs(TruthSet.file("peaks/test_file_stereo_16bit_64spp_wav.dat"));
    waveform.writeDat(written, Bits.EIGHT, 2);
    assertThat(written)
        .hasSameBinaryContentAs(TruthSet.file("peaks/test_file_stereo_8bit_64spp_wav_v2.dat"));
    waveform.writeJson(written, Bits.EIGHT);
    assertThat(written)
        .hasSameBinaryContentAs(TruthSet.file("peaks/test_file_stereo_8bit_64spp_wav.json"));
  }

  @Test
  void reducesTowardZero() throws IOException {
    float[] samples = {-255 / 32768f, 255 / 32768f, -256 / 32768f, 1f};

    Waveform waveform = WaveformMeter.mixOf(PcmBuffer.mono(samples).source(), 2);

    assertThat(waveform.json(Bits.EIGHT)).endsWith("\"length\":2,\"data\":[0,0,-1,127]}");
  }

  @Test
  void zoomingOutGivesWhatMeasuringCoarselyGives() throws IOException {
    float[] samples = new float[1001];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i * i / 500.0);
    }

    Waveform fine = WaveformMeter.mixOf(PcmBuffer.mono(samples).source(), 16);
    Waveform coarse = WaveformMeter.mixOf(PcmBuffer.mono(samples).source(), 64);

    assertThat(fine.zoomedOut(4).json(Bits.SIXTEEN)).isEqualTo(coarse.json(Bits.SIXTEEN));
  }

  @Test
  void showsEachChannelWhenAsked() throws IOException {
    var stereo = new PcmBuffer(new PcmFormat(48_000, 2), new float[][] {{0.5f, 0.25f}, {0, -1}});
    WaveformMeter meter = WaveformMeter.ofChannels(stereo.format(), 2);

    stereo.source().transferTo(meter);

    Waveform waveform = meter.waveform();
    assertThat(waveform.channels()).isEqualTo(2);
    assertThat(waveform.max(0, 0)).isEqualTo((short) 16384);
    assertThat(waveform.min(0, 1)).isEqualTo((short) -32768);
  }
}
