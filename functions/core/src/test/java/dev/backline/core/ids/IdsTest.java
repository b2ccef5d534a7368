package dev.backline.core.ids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.core.ChangingClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class IdsTest {

  private final ChangingClock clock = new ChangingClock();
  private final Ids ids = new Ids(clock, new SecureRandom());

  @Test
  void sortByTheTimeTheyWereMade() {
    String earlier = ids.next(IdKind.PRODUCTION);
    clock.pass(Duration.ofMillis(1));
    String later = ids.next(IdKind.PRODUCTION);

    assertThat(earlier).isLessThan(later);
  }

  @Test
  void areDifferentWithinAMillisecond() {
    var made = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      made.add(ids.next(IdKind.EVENT));
    }

    assertThat(made).hasSize(10_000);
  }

  @Test
  void tellTheirKind() {
    String id = ids.next(IdKind.USER);

    assertThat(id).matches("usr_[0-9A-HJKMNP-TV-Z]{26}");
    assertThat(Ids.isValid(IdKind.USER, id)).isTrue();
    assertThat(Ids.isValid(IdKind.SESSION, id)).isFalse();
    assertThat(Ids.isValid(IdKind.USER, "usr_../../../../../etc/passwd0")).isFalse();
    assertThat(Ids.isValid(IdKind.USER, "")).isFalse();
  }
}
