package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What is asked of a production. Key and tempo override what is detected; without a seed the
 * product derives one from the take.
 *
 * @param tempo BPM
 */
public record Wish(
    String title,
    String genre,
    String mood,
    String quality,
    Optional<String> key,
    Optional<Double> tempo,
    Optional<Long> seed) {

  private static final ObjectMapper JSON = new ObjectMapper();

  ObjectNode of(String recordingId) {
    return members().put("recordingId", recordingId);
  }

  /** The members of the request that do not depend on the take. */
  ObjectNode members() {
    ObjectNode wish = JSON.createObjectNode();
    wish.put("title", title).put("genre", genre).put("mood", mood).put("quality", quality);
    key.ifPresent(value -> wish.put("key", value));
    tempo.ifPresent(value -> wish.put("tempo", value));
    seed.ifPresent(value -> wish.put("seed", value));
    return wish;
  }
}
