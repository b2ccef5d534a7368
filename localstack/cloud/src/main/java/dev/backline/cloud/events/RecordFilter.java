package dev.backline.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/**
 * The filter criteria of an event source mapping: a record is wanted when it matches one of the
 * patterns, or when there are none.
 */
final class RecordFilter {
  private final Machine machine = Machine.builder().build();
  private final boolean open;

  /**
   * @param place the mapping, for the message
   * @throws IllegalArgumentException when a pattern is not valid
   */
  RecordFilter(String place, List<String> patterns) {
    this.open = patterns.isEmpty();
    for (String pattern : patterns) {
      try {
        machine.addRule("wanted", pattern);
      } catch (IOException e) {
        throw new IllegalArgumentException(place + ".FilterCriteria: " + e.getMessage(), e);
      }
    }
  }

  boolean wants(JsonNode record) {
    try {
      return open || !machine.rulesForJSONEvent(record.toString()).isEmpty();
    } catch (Exception e) {
      throw new IllegalArgumentException("not an event: " + record, e);
    }
  }
}
