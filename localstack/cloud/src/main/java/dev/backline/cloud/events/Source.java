package dev.backline.cloud.events;

/** Something that goes on until it is closed. */
interface Source extends AutoCloseable {
  /** Stops without waiting; what was not dealt with comes again. */
  @Override
  void close();
}
