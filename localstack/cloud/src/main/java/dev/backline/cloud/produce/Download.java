package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fetches the files of a finished production. */
final class Download {

  private static final String STEMS = "stems/";

  private final BacklineApi api;
  private final boolean withStems;

  Download(BacklineApi api, boolean withStems) {
    this.api = api;
    this.withStems = withStems;
  }

  /** The files of the result and its manifest, below {@code folder}; stems only if wanted. */
  void fetch(JsonNode result, Path folder) throws IOException {
    List<JsonNode> files = new ArrayList<>();
    result.path("files").forEach(files::add);
    if (result.hasNonNull("manifest")) files.add(result.path("manifest"));
    for (JsonNode file : files) {
      String name = file.path("name").asText();
      boolean stem = name.startsWith(STEMS);
      if (stem && !withStems) continue;
      Path place = stem ? Files.createDirectories(folder.resolve(STEMS)) : folder;
      // Names come from the server: only the last element is a name, whatever stands before it.
      api.download(
          URI.create(file.path("url").asText()), place.resolve(Path.of(name).getFileName()));
    }
  }
}
