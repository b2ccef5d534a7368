package dev.backline.bench;

import dev.backline.bench.part.Part;
import dev.backline.bench.part.Parts;
import dev.backline.bench.report.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader of the figures has to know. */
final class Caveats {
  private Caveats() {}

  static List<String> of(boolean development, Machine machine, List<Part> measured) {
    List<String> caveats = new ArrayList<>();
    String missing =
        Parts.all().stream()
            .filter(part -> !measured.contains(part))
            .map(Part::name)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) caveats.add("This run left out: " + missing + ".");
    if (development) {
      caveats.add(
          "Constants were looked at on the recordings marked *development*, so their rows flatter"
              + " the engine; only *held-out* rows are fair.");
    }
    caveats.add(
        "The generated recordings are simple: rigid tempo, clean instruments, a formant voice. They"
            + " show that nothing is broken rather than how good anything is on records.");
    caveats.add(
        "The sets are small. One recording of twelve is 8 points; differences of one or two"
            + " recordings mean nothing.");
    caveats.add(
        "Speed compares a warm virtual machine with processes that start each time. The peers lose"
            + " some hundredths of a second a file to that, the more the shorter the file; the row"
            + " with a virtual machine started for one file shows the other extreme.");
    caveats.add(
        "The whole analysis runs on several threads, the peers on one; on a machine with one core"
            + " it is slower.");
    caveats.add(
        "The peers run with their defaults. Most can be tuned to a kind of music; so can the"
            + " engine, by a hint of genre, tempo or key, which was not given either.");
    caveats.add(
        "SI-SDR judges samples, not ears; noises are synthetic. Where the engine leaves a clean"
            + " voice untouched, the peers cannot know that it is clean.");
    if (machine.load() > machine.cores() / 2.0) {
      caveats.add("The machine was busy with other work during this run: take no speed from it.");
    }
    return caveats;
  }
}
