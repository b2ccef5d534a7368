package dev.backline.workflows.engine;

/**
 * Unwinds a thread whose execution has ended, is being stopped, or waits for the next start of the
 * process. Nothing is recorded.
 */
final class Halted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Halted() {
    super(null, null, false, false);
  }
}
