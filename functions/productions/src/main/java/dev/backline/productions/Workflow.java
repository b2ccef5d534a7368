package dev.backline.productions;

/** Runs the steps of a production. */
public interface Workflow {

  /** Starts the attempt of this production; does nothing if it has been started before. */
  void start(Production production);

  /** Stops the attempt of this production; does nothing if it does not run. */
  void stop(Production production);
}
