package dev.backline.bench.part;

import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.set.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one listener told of many recordings.
 *
 * @param <T> what was asked
 */
final class Tally<T> {

  /** An answer; empty when the program failed or had none. */
  record Told<T>(Recording recording, Optional<T> answer) {}

  private final String name;
  private final List<Told<T>> told = new ArrayList<>();
  private double heardSeconds;
  private double workedSeconds;

  Tally(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  List<Told<T>> told() {
    return told;
  }

  void add(Recording recording, Timed<T> answer) {
    told.add(new Told<>(recording, Optional.of(answer.value())));
    heardSeconds += recording.seconds();
    workedSeconds += answer.seconds();
  }

  /** Asks a program; one that fails has no answer, and its time does not count. */
  void ask(Recording recording, Timed.Work<Timed<T>> question) {
    try {
      add(recording, Timed.medianOf(question));
    } catch (IOException _) {
      told.add(new Told<>(recording, Optional.empty()));
    }
  }

  String speed() {
    return Figures.times(timesRealTime());
  }

  /** How many times as fast another is. */
  String ratioOf(Tally<?> other) {
    return Figures.number(other.timesRealTime() / timesRealTime(), 1);
  }

  private double timesRealTime() {
    return heardSeconds / workedSeconds;
  }
}
