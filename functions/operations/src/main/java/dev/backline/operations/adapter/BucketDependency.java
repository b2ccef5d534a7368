package dev.backline.operations.adapter;

import dev.backline.core.objects.ObjectStore;
import dev.backline.operations.Dependency;
import jakarta.inject.Singleton;

@Singleton
final class BucketDependency implements Dependency {

  private static final String ANY = "health";

  private final ObjectStore objects;

  BucketDependency(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "media";
  }

  @Override
  public void check() {
    objects.head(ANY);
  }
}
