package dev.backline.cloud.lambda.common;

/** What several functions' zips bring alike, in a jar that says that it may be shared. */
public final class Engine {
  private Engine() {}

  /** A number of the class itself: the same where it was loaded once. */
  public static int number() {
    return System.identityHashCode(Engine.class);
  }

  /** A variable as a shared class reads it. */
  public static String variable(String name) {
    return System.getenv(name);
  }
}
