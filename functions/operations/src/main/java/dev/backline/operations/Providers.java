package dev.backline.operations;

import dev.backline.core.handler.Settings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Outside services that the platform has a key for. Without one the embedded adapter does the work.
 */
@Singleton
public final class Providers {

  private static final List<String> KNOWN = List.of("auphonic", "beatoven", "getlate", "openai");

  private final Settings settings;

  Providers(Settings settings) {
    this.settings = settings;
  }

  public Map<String, Boolean> configured() {
    Map<String, Boolean> configured = new TreeMap<>();
    for (String provider : KNOWN) {
      String key = provider.toUpperCase(Locale.ROOT) + "_API_KEY";
      configured.put(provider, settings.optional(key).isPresent());
    }
    return configured;
  }
}
