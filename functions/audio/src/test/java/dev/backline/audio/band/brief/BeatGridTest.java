package dev.backline.audio.band.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeatGridTest {
  private static final double FRAMES_PER_MS = 48;
  private static final int WAIT_FROM = 15;

  /** Beats of 600 ms; in the sixteenth the singer waits for 700 ms more. */
  private static List<Double> waiting() {
    var beats = new ArrayList<Double>();
    for (int i = 0; i < 32; i++) beats.add(1000 + 600.0 * i + (i > WAIT_FROM ? 700 : 0));
    return beats;
  }

  @Test
  void keepsTheBeatsBesideAWaitWhereTheyAre() {
    BeatGrid grid = BeatGrid.heard(waiting(), 1000, 4);

    for (int i = 0; i < 32; i++) {
      assertThat(grid.frameAt(i) / FRAMES_PER_MS).isCloseTo(waiting().get(i), within(1.0));
    }
  }

  @Test
  void playsOnAtTheUsualPaceInABeatInWhichTheSingerWaits() {
    BeatGrid grid = BeatGrid.heard(waiting(), 1000, 4);

    double half = grid.frameAt(WAIT_FROM + 0.5) - grid.frameAt(WAIT_FROM);

    assertThat(half / FRAMES_PER_MS).isCloseTo(300, within(1.0));
    assertThat(grid.tempo()).isCloseTo(100, within(0.1));
  }

  @Test
  void standsStillUntilTheSingerGoesOn() {
    BeatGrid grid = BeatGrid.heard(waiting(), 1000, 4);

    double waited = grid.beatAt(grid.frameAt(WAIT_FROM) + 1000 * FRAMES_PER_MS);

    assertThat(waited).isCloseTo(WAIT_FROM + 1, within(1e-3)).isLessThan(WAIT_FROM + 1);
    assertThat(grid.beatAt(grid.frameAt(WAIT_FROM + 1.25)))
        .isCloseTo(WAIT_FROM + 1.25, within(1e-6));
  }

  @Test
  void slowsDownWithASingerWhoHoldsBack() {
    var beats = new ArrayList<Double>(List.of(1000.0));
    for (int i = 0; i < 31; i++)
      beats.add(beats.getLast() + 600 * (1 + 0.09 * Math.min(4, i % 16)));

    BeatGrid grid = BeatGrid.following(beats, 1000, 4);

    for (int i = 0; i < 31; i++) {
      double middle = (beats.get(i) + beats.get(i + 1)) / 2;
      assertThat(grid.frameAt(i + 0.5) / FRAMES_PER_MS).isCloseTo(middle, within(1.0));
    }
  }

  @Test
  void goesOnAfterTheLastBeatInTheUsualPace() {
    List<Double> beats = waiting().subList(0, WAIT_FROM + 2);

    BeatGrid grid = BeatGrid.following(beats, 1000, 4);

    double end = grid.frameAt(WAIT_FROM + 1);
    assertThat(end / FRAMES_PER_MS).isCloseTo(beats.getLast(), within(1e-6));
    assertThat((grid.frameAt(WAIT_FROM + 3) - end) / FRAMES_PER_MS).isCloseTo(1200, within(1.0));
  }
}
