package dev.backline.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.mix.MixPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A mix's decisions as JSON: {@code {"decisions": [{"move", "value", "unit", "why"}]}}, which is
 * also what the mix step of a production answers, or the list alone.
 */
record DecisionFile(Path path) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Set<String> FIELDS = Set.of("move", "value", "unit", "why");

  private record Document(List<Decision> decisions) {}

  void write(List<Decision> decisions) throws IOException {
    Files.writeString(path, JSON.writeValueAsString(new Document(decisions)) + "\n");
  }

  /**
   * The plan in the file.
   *
   * @throws IOException that names the entry and the field which is wrong
   */
  MixPlan read() throws IOException {
    JsonNode document;
    try {
      document = JSON.readTree(Files.readString(path));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "--decisions: no JSON, as --save-decisions writes it: " + e.getOriginalMessage(), e);
    }
    JsonNode list = document.isArray() ? document : document.path("decisions");
    if (!list.isArray()) throw new IOException("--decisions: there is no list \"decisions\"");
    var decisions = new ArrayList<Decision>();
    for (JsonNode entry : list) decisions.add(decision(decisions.size(), entry));
    try {
      return new MixPlan(decisions);
    } catch (IllegalArgumentException e) {
      throw new IOException("--decisions: " + e.getMessage(), e);
    }
  }

  private static Decision decision(int at, JsonNode entry) throws IOException {
    String place = "--decisions: decisions[" + at + "]";
    for (var names = entry.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw new IOException(
            place + "." + name + " is unknown: the fields are move, value, unit, why");
      }
    }
    if (!entry.path("move").isTextual()) {
      throw new IOException(place + ".move must be the name of a move");
    }
    if (!entry.path("value").isNumber()) {
      throw new IOException(
          place + ".value of " + entry.path("move").asText() + " must be a number");
    }
    if (!entry.path("unit").isTextual()) throw new IOException(place + ".unit must be a string");
    return new Decision(
        entry.path("move").asText(),
        entry.path("value").asDouble(),
        entry.path("unit").asText(),
        entry.path("why").asText(""));
  }
}
