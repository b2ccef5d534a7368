package dev.backline.preview.api;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.preview.FirstListen;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void makesAPreviewOfATuneThatNobodySang() {
    Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());
    var rehearsal = new Rehearsal(new FirstListen(new Decoder(ffmpeg)), new Encoder(ffmpeg));

    assertThatCode(rehearsal::run).doesNotThrowAnyException();
  }
}
