package dev.backline.audio.clean.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.Signals;
import dev.backline.audio.SungMelody;
import dev.backline.audio.TruthSet;
import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.bench.Damage;
import dev.backline.audio.clean.bench.DenoisingBench;
import dev.backline.audio.clean.bench.Estoi;
import dev.backline.audio.clean.bench.SiSdr;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.pcm.PcmBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchoesTest {

  private static final CleanSettings DRY = CleanSettings.NONE.withDeReverb(1);

  @Test
  void takesReverberationFromASinger(@TempDir Path folder) throws IOException {
    float[] whole =
        PcmBuffer.of(
                new Decoder(Ffmpeg.in(System.getenv()))
                    .decode(TruthSet.file("pitch/vocadito_1.flac"), folder.resolve("take.wav"))
                    .open())
            .samples()[0];
    float[] voice = Arrays.copyOf(whole, 10 * Signals.RATE_HZ);
    float[] wet = Damage.inARoom(voice, 0.7, 0.7);
    float[] early = Damage.inARoom(voice, 0.7, 0.05);

    float[] dried = DenoisingBench.clean(wet, DRY).samples();

    assertThat(SiSdr.db(early, dried) - SiSdr.db(early, wet)).isGreaterThan(1);
    assertThat(Estoi.of(voice, dried) - Estoi.of(voice, wet)).isGreaterThan(0.02);
  }

  @Test
  void leavesADryVoiceNearlyAsItIs() throws IOException {
    float[] voice =
        Arrays.copyOf(
            SungMelody.song(100, 60, SungMelody.MAJOR).sing().samples()[0], 6 * Signals.RATE_HZ);

    assertThat(SiSdr.db(voice, DenoisingBench.clean(voice, DRY).samples())).isGreaterThan(15);
  }
}
