package dev.backline.productions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StepTimeTest {

  @Test
  void learnsTheFixedPartAndThePartThatGrowsWithTheTake() {
    var time = StepTime.prior(Step.MIX);

    for (int run = 0; run < 40; run++) {
      double seconds = run % 2 == 0 ? 20 : 200;
      time = time.learn(seconds, 2000 + 50 * seconds);
    }

    assertThat(time.estimateMs(60)).isCloseTo(5000, within(50L));
    assertThat(time.estimateMs(180)).isCloseTo(11_000, within(50L));
  }

  @Test
  void followsRunsThatAreAllOfOneLength() {
    var time = StepTime.prior(Step.MIX);

    for (int run = 0; run < 300; run++) {
      time = time.learn(30, 4000);
    }

    assertThat(time.estimateMs(30)).isCloseTo(4000, within(5L));
    assertThat(time.estimateMs(0)).isBetween(0L, 4000L);
  }

  @Test
  void learnsNothingFromARunThatOnlyFoundAnEarlierResult() {
    var time = StepTime.prior(Step.GENERATION);

    assertThat(time.learn(180, 20)).isEqualTo(time);
  }

  @Test
  void expectsLessAsTheWorkGoesOn() {
    var times = StepTimes.of(List.of());
    var take = OptionalLong.of(60_000);

    long whole = times.wholeMs(take);
    long atStart = times.leftMs(take, Step.ENHANCEMENT, 0);
    long inTheMiddle = times.leftMs(take, Step.GENERATION, 500);
    long late = times.leftMs(take, Step.EXPORT, 1_000_000);

    assertThat(atStart).isEqualTo(whole);
    assertThat(inTheMiddle).isLessThan(atStart);
    assertThat(late).isBetween(1L, inTheMiddle);
  }
}
