package dev.backline.productions;

import java.util.List;

/** Keeps what was learned of the time of the steps. */
public interface StepTimeStore {

  List<StepTime> all();

  /** Last writer wins: a lost sample costs nothing but itself. */
  void put(List<StepTime> times);
}
