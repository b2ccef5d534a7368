package dev.backline.outbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in the typed JSON of DynamoDB, such as {@code {"S":"queued"}}. */
@Serdeable
record StreamValue(
    @JsonProperty("S") Optional<String> text,
    @JsonProperty("N") Optional<String> number,
    @JsonProperty("BOOL") Optional<Boolean> flag,
    @JsonProperty("L") Optional<List<StreamValue>> list,
    @JsonProperty("M") Optional<Map<String, StreamValue>> map) {

  /** As plain JSON takes it. */
  Object plain() {
    return text.<Object>map(value -> value)
        .or(() -> number.map(BigDecimal::new))
        .or(() -> flag)
        .or(() -> list.map(values -> values.stream().map(StreamValue::plain).toList()))
        .or(() -> map.map(StreamValue::plain))
        .orElse(null);
  }

  private static Map<String, Object> plain(Map<String, StreamValue> members) {
    var plain = new LinkedHashMap<String, Object>();
    members.forEach((name, value) -> plain.put(name, value.plain()));
    return plain;
  }
}
