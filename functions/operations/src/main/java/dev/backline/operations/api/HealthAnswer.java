package dev.backline.operations.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

@Serdeable
record HealthAnswer(
    boolean ok,
    String status,
    String version,
    @JsonProperty("auphonic_configured") boolean auphonicConfigured,
    @JsonProperty("beatoven_configured") boolean beatovenConfigured,
    @JsonProperty("getlate_configured") boolean getlateConfigured,
    @JsonProperty("openai_configured") boolean openaiConfigured,
    Data data) {

  static HealthAnswer of(Map<String, Boolean> checks, Map<String, Boolean> providers) {
    boolean well = !checks.containsValue(false);
    String status = well ? "ok" : "degraded";
    return new HealthAnswer(
        well,
        status,
        Version.TEXT,
        providers.get("auphonic"),
        providers.get("beatoven"),
        providers.get("getlate"),
        providers.get("openai"),
        new Data(status, Version.TEXT, checks, providers));
  }

  @Serdeable
  record Data(
      String status, String version, Map<String, Boolean> checks, Map<String, Boolean> providers) {}
}
