package dev.backline.productions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

  @ParameterizedTest
  @CsvSource({
    "0, about 5 seconds",
    "12000, about 15 seconds",
    "29000, about 30 seconds",
    "62000, about 1 minute",
    "110000, about 2 minutes",
    "390000, 5-8 minutes",
    "180000, 2-4 minutes"
  })
  void saysADurationAsPeopleDo(long millis, String words) {
    assertThat(Estimate.words(millis)).isEqualTo(words);
  }
}
