package dev.backline.workflows.engine;

/** The last event of one line of events: the execution's own, a branch's, or an iteration's. */
final class Cursor {

  private volatile long last;

  Cursor(long last) {
    this.last = last;
  }

  long last() {
    return last;
  }

  void moveTo(long event) {
    last = event;
  }

  /** Moves on, never back: for children that report to one line of events. */
  synchronized void raiseTo(long event) {
    last = Math.max(last, event);
  }
}
