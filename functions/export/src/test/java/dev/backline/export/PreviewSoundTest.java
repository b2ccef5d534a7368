package dev.backline.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewSoundTest {
  private static final int FRAMES = 48_000;

  @TempDir private Path folder;
  private final Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());

  @Test
  void playsTwoChannelsThatAreAlikeAsOne() throws IOException {
    float[] voice = tone(220);

    assertThat(channelsOf(voice, voice.clone())).isEqualTo(1);
  }

  @Test
  void keepsTwoChannelsThatDifferAnywhere() throws IOException {
    float[] left = tone(220);
    float[] right = left.clone();
    right[FRAMES - 1] += 0.001f;

    assertThat(channelsOf(left, right)).isEqualTo(2);
  }

  private int channelsOf(float[] left, float[] right) throws IOException {
    Path wav = folder.resolve("sound.wav");
    try (var writer = WavWriter.create(wav, new PcmFormat(48_000, 2), WavEncoding.FLOAT32)) {
      writer.write(new float[][] {left, right}, FRAMES);
    }
    Path mp3 = folder.resolve("sound.mp3");

    new PreviewSound(new Encoder(ffmpeg)).write(wav, mp3, folder.resolve("excerpt.wav"));

    Path played = new Decoder(ffmpeg).decode(mp3, folder.resolve("played.wav")).wav();
    return WavReader.formatOf(played).channels();
  }

  private static float[] tone(double hz) {
    var tone = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) tone[i] = (float) Math.sin(2 * Math.PI * hz * i / FRAMES) / 4;
    return tone;
  }
}
