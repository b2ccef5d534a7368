package dev.backline.core.step;

/** What every step of a workflow is told: whose work it is. */
public interface StepInput {

  /** The user below whose prefix the output lies. */
  String userId();
}
