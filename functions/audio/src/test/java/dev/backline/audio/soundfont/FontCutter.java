package dev.backline.audio.soundfont;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts the band's instruments out of FluidR3_GM.sf2: mono, fewer keys recorded, shorter, at a lower
 * rate, so that they weigh 4 MB instead of 148. {@link #main} wants the path of the large font and
 * of the small one. The same font gives the same bytes.
 */
final class FontCutter {
  private static final int VELOCITY = 100;

  private FontCutter() {}

  /** How an instrument goes on after its cut. */
  private enum Sound {
    FADING,
    SUSTAINED
  }

  /**
   * What is taken of a preset.
   *
   * @param lowest key that is asked for without much transposing
   * @param highest the same
   * @param spacing semitones between recorded keys at least
   * @param lowSeconds of the lowest recording that are kept
   * @param highSeconds the same of the highest
   * @param releaseSeconds fall by 100 dB after the key is let go
   * @param panPerKey tenths of a percent to the right, a semitone above 64
   */
  private record Recipe(
      int program,
      String name,
      Sound sound,
      int lowest,
      int highest,
      int spacing,
      int rateHz,
      double lowSeconds,
      double highSeconds,
      double attackSeconds,
      double releaseSeconds,
      int panPerKey) {}

  private static final List<Recipe> RECIPES =
      List.of(
          new Recipe(0, "Grand piano", Sound.FADING, 38, 88, 4, 32_000, 1.2, 0.7, 0, 0.7, 5),
          new Recipe(4, "Electric piano", Sound.FADING, 40, 90, 6, 22_050, 1.3, 0.8, 0, 0.4, 4),
          new Recipe(11, "Vibraphone", Sound.FADING, 57, 90, 3, 32_000, 0.5, 0.3, 0, 1.2, 3),
          new Recipe(
              24, "Nylon-string guitar", Sound.FADING, 40, 92, 4, 22_050, 1.1, 0.6, 0, 0.4, 0),
          new Recipe(
              25, "Steel-string guitar", Sound.FADING, 40, 88, 4, 32_000, 1.2, 0.7, 0, 0.4, 0),
          new Recipe(27, "Electric guitar", Sound.FADING, 40, 86, 4, 22_050, 1.2, 0.8, 0, 0.25, 0),
          new Recipe(32, "Upright bass", Sound.FADING, 28, 50, 4, 22_050, 1.1, 0.9, 0, 0.25, 0),
          new Recipe(33, "Bass guitar", Sound.FADING, 28, 50, 4, 22_050, 1.3, 1.0, 0, 0.2, 0),
          new Recipe(48, "Strings", Sound.SUSTAINED, 52, 86, 5, 22_050, 1.9, 1.4, 0.09, 1.3, 0),
          new Recipe(61, "Brass", Sound.SUSTAINED, 60, 88, 6, 22_050, 1.4, 1.2, 0, 0.35, 0),
          new Recipe(73, "Flute", Sound.SUSTAINED, 62, 91, 5, 24_000, 1.0, 0.7, 0.02, 0.4, 0),
          new Recipe(108, "Kalimba", Sound.FADING, 55, 96, 5, 32_000, 0.4, 0.4, 0, 1.2, 4));

  public static void main(String[] args) throws IOException {
    SoundFont large;
    try (var file = Files.newInputStream(Path.of(args[0]))) {
      large = SoundFont.read(file);
    }
    var presets = new ArrayList<Preset>();
    for (var recipe : RECIPES) {
      var preset = cut(large.preset(0, recipe.program).orElseThrow(), recipe);
      presets.add(preset);
      long frames = preset.regions().stream().mapToLong(r -> r.sample().length()).sum();
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-20s %2d recordings, %4.0f KB",
              recipe.name,
              preset.regions().size(),
              frames * 2 / 1024.0));
    }
    byte[] small =
        FontWriter.write(
            new SoundFont("Backline band", presets),
            "Frank Wen 2000-2002, 2008; Toby Smithe 2008",
            "Cut from Fluid R3 GM. Licensed under the MIT License.");
    Files.write(Path.of(args[1]), small);
    System.out.println(small.length + " bytes");
  }

  private static Preset cut(Preset preset, Recipe recipe) {
    var chosen = new ArrayList<Region>();
    preset.regions().stream()
        .filter(region -> region.velocities().contains(VELOCITY))
        .filter(region -> region.value(Generator.PAN) <= 0)
        .filter(region -> region.keys().highest() >= recipe.lowest)
        .filter(region -> region.keys().lowest() <= recipe.highest)
        .sorted(Comparator.comparingInt(Region::rootKey))
        .forEach(
            region -> {
              boolean far =
                  chosen.isEmpty()
                      || region.rootKey() >= chosen.getLast().rootKey() + recipe.spacing;
              if (far) chosen.add(region);
            });
    var regions = new ArrayList<Region>();
    for (int i = 0; i < chosen.size(); i++) {
      int from = i == 0 ? 0 : boundary(chosen.get(i - 1), chosen.get(i)) + 1;
      int to = i == chosen.size() - 1 ? 127 : boundary(chosen.get(i), chosen.get(i + 1));
      double place = chosen.size() == 1 ? 0 : i / (chosen.size() - 1.0);
      double seconds = recipe.lowSeconds + place * (recipe.highSeconds - recipe.lowSeconds);
      regions.add(cut(chosen.get(i), new Range(from, to), seconds, recipe));
    }
    return new Preset(0, recipe.program, recipe.name, regions);
  }

  /** Down is kinder to the ear than up: two thirds of the keys between belong to the upper one. */
  private static int boundary(Region lower, Region upper) {
    return lower.rootKey() + (upper.rootKey() - lower.rootKey()) / 3;
  }

  private static Region cut(Region region, Range keys, double seconds, Recipe recipe) {
    var clip = LoopCutter.cut(region, seconds, recipe.rateHz, recipe.sound == Sound.SUSTAINED);
    var said = new EnumMap<Generator, Integer>(Generator.class);
    for (var kept :
        List.of(
            Generator.FILTER_CUTOFF,
            Generator.MOD_LFO_TO_VOLUME,
            Generator.MOD_LFO_FREQUENCY,
            Generator.MOD_LFO_DELAY,
            Generator.VOL_ENV_HOLD,
            Generator.VOL_ENV_DECAY,
            Generator.VOL_ENV_SUSTAIN,
            Generator.ATTENUATION,
            Generator.COARSE_TUNE,
            Generator.FINE_TUNE)) {
      if (region.value(kept) != kept.standard()) said.put(kept, region.value(kept));
    }
    clip.fall()
        .ifPresent(
            fall -> {
              said.put(Generator.VOL_ENV_HOLD, timecents(fall.afterSeconds()));
              said.put(Generator.VOL_ENV_DECAY, timecents(100 / fall.dbPerSecond()));
              said.put(Generator.VOL_ENV_SUSTAIN, 1000);
            });
    said.put(Generator.ROOT_KEY, region.rootKey());
    said.put(Generator.SAMPLE_MODES, 1);
    said.put(Generator.VOL_ENV_RELEASE, timecents(recipe.releaseSeconds));
    if (recipe.attackSeconds > 0) {
      said.put(Generator.VOL_ENV_ATTACK, timecents(recipe.attackSeconds));
    }
    int pan = Math.clamp((long) recipe.panPerKey * (region.rootKey() - 64), -180, 180);
    if (pan != 0) said.put(Generator.PAN, pan);
    return new Region(keys, Range.ALL, clip.sample(), said);
  }

  private static int timecents(double seconds) {
    return (int) Math.round(1200 * StrictMath.log(seconds) / StrictMath.log(2));
  }

  /** A recording that was cut, and how it must fall from the loop on to go on as it did. */
  record Clip(Sample sample, Optional<Fall> fall) {}

  /** A level that falls evenly in decibels. */
  record Fall(double afterSeconds, double dbPerSecond) {}
}
