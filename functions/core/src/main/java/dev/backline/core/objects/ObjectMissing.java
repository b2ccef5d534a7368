package dev.backline.core.objects;

/** There is no object under a key that was expected to have one. */
public final class ObjectMissing extends RuntimeException {

  private static final long serialVersionUID = 1;

  ObjectMissing(String key) {
    super("There is no object " + key);
  }
}
