package dev.backline.export.api;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.json.Json;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Finds the package of a production for the one who owns it. */
@Singleton
final class FinishedProductions {

  private final Table table;
  private final ObjectStore objects;
  private final Json json;

  FinishedProductions(Table table, ObjectStore objects, Json json) {
    this.table = table;
    this.objects = objects;
    this.json = json;
  }

  /** A package and its manifest. */
  record Finished(PackagePlace place, Manifest manifest) {}

  /**
   * The package of a production.
   *
   * @throws Failure {@code project_not_found} for what is not there or belongs to another, {@code
   *     result_not_ready} while there is no package
   */
  Finished find(String userId, String productionId) throws IOException {
    boolean owned =
        table
            .get(new Key("PRODUCTION#" + productionId, "PRODUCTION"))
            .flatMap(production -> production.optionalText("userId"))
            .filter(userId::equals)
            .isPresent();
    if (!owned) {
      throw Failure.of(ErrorCode.PROJECT_NOT_FOUND);
    }
    PackagePlace place = PackagePlace.of(userId, productionId);
    byte[] manifest =
        objects
            .read(place.key(PackagePlace.MANIFEST))
            .orElseThrow(() -> Failure.of(ErrorCode.RESULT_NOT_READY).retryAfter(10));
    return new Finished(
        place, json.read(new String(manifest, StandardCharsets.UTF_8), Manifest.class));
  }
}
