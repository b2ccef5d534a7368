package dev.backline.mixmaster.adapter;

import dev.backline.audio.separation.Separation;
import dev.backline.audio.separation.Stem;
import dev.backline.audio.separation.StemSeparator;
import dev.backline.mixmaster.StemSeparation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The engine's own separator, which needs no key and says how rough it is. */
@Singleton
public final class EmbeddedSeparation implements StemSeparation {

  @Override
  public Separated separate(Path mix, Path folder) throws IOException {
    Separation separation = StemSeparator.separate(mix, folder);
    var stems = new LinkedHashMap<String, Path>();
    for (Stem stem : Stem.values()) stems.put(stem.code(), separation.stems().get(stem));
    var quality = separation.quality();
    Map<String, Double> estimated = new TreeMap<>();
    quality
        .estimatedDb()
        .forEach((stem, db) -> estimated.put(stem.code(), Math.round(db * 10) / 10.0));
    return new Separated(
        stems,
        "embedded",
        quality.grade().name().toLowerCase(Locale.ROOT),
        quality.grade().label(),
        estimated);
  }
}
