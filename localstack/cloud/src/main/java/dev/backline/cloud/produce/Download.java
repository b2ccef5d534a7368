package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fetches the files of a finished production. */
final class Download {

  private final BacklineApi api;

  Download(BacklineApi api) {
    this.api = api;
  }

  /** Every file of the result, and its manifest, below {@code folder}. */
  void fetch(JsonNode result, Path folder) throws IOException {
    List<JsonNode> files = new ArrayList<>();
    result.path("files").forEach(files::add);
    if (result.hasNonNull("manifest")) files.add(result.path("manifest"));
    for (JsonNode file : files) {
      // Names come from the server: only the last element is a name, whatever stands before it.
      Path name = Path.of(file.path("name").asText()).getFileName();
      api.download(URI.create(file.path("url").asText()), folder.resolve(name));
    }
  }
}
