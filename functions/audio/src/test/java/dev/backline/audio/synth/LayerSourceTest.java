package dev.backline.audio.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Pump;
import dev.backline.audio.synth.effect.Reverb;
import dev.backline.audio.synth.effect.TempoDelay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LayerSourceTest {
  private static final int RATE = 48_000;
  private static final int SECONDS = 3;

  @Test
  void soundsAfterALongRestAsItDoesAfterAShortOne() {
    var rested = new Attendance();
    var awake = new Attendance();

    float[][] late = played(20, rested);
    float[][] early = played(4, awake);

    assertThat(rested.rested).as("frames of rest").isGreaterThan(10 * RATE);
    assertThat(awake.rested).isZero();
    assertThat(loudest(early)).isGreaterThan(0.01f);
    for (int channel = 0; channel < 2; channel++) {
      for (int i = 0; i < late[channel].length; i++) {
        assertThat(Math.abs(late[channel][i] - early[channel][i])).isLessThan(1e-6f);
      }
    }
  }

  /** What sounds from the second of its only note on; the bass drum falls into the note. */
  private static float[][] played(int second, Attendance attendance) {
    var note = new Note((long) second * RATE, RATE / 2, 69, 0, 1);
    var effects =
        List.of(
            new Pump(LongStream.of((long) second * RATE + 4_000), 0.8, 0.3),
            new TempoDelay(0.4, 0.3, 0.3),
            new Reverb(1, 5_000, 0.4),
            attendance);
    var layer = new Layer(LayerSourceTest::tone, List.of(note), effects, 0.8);
    var heard = new float[2][(second + SECONDS) * RATE];
    try (var source = new LayerSource(layer, heard[0].length)) {
      assertThat(source.read(heard)).isEqualTo(heard[0].length);
    }
    var end = new float[2][SECONDS * RATE];
    for (int channel = 0; channel < 2; channel++) {
      System.arraycopy(heard[channel], second * RATE, end[channel], 0, end[channel].length);
    }
    return end;
  }

  private static Voice tone(Note note) {
    var age = new ArrayList<Integer>(List.of(0));
    return (left, right, from, to) -> {
      int at = age.getFirst();
      for (int i = from; i < to && at < note.frames(); i++, at++) {
        float value = (float) Math.sin(2 * Math.PI * note.hz() * at / RATE);
        left[i] += value;
        right[i] += value;
      }
      age.set(0, at);
      return at < note.frames();
    };
  }

  private static float loudest(float[][] channels) {
    float loudest = 0;
    for (float[] channel : channels) {
      for (float value : channel) loudest = Math.max(loudest, Math.abs(value));
    }
    return loudest;
  }

  /** Counts for how long it was left in peace. */
  private static final class Attendance implements Effect {
    private long rested;

    @Override
    public void process(float[] left, float[] right, int frames) {}

    @Override
    public void rest(int frames) {
      rested += frames;
    }
  }
}
