package dev.backline.stores;

/** Takes the events of the buckets. */
@FunctionalInterface
public interface ObjectListener {
  /**
   * Takes one event. When it returns the event counts as delivered; when it throws, the event is
   * offered again, after a restart too.
   */
  void on(ObjectEvent event) throws Exception;
}
