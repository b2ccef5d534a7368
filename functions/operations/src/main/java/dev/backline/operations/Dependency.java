package dev.backline.operations;

/** Something that the product cannot work without. */
public interface Dependency {

  String name();

  /** Returns if it can be used now, throws if not. */
  void check();
}
