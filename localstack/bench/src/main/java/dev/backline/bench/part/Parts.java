package dev.backline.bench.part;

import java.util.List;
import java.util.Optional;

/** All parts, in the order of the report. */
public final class Parts {
  private static final List<Part> ALL =
      List.of(
          new TempoPart(),
          new KeyPart(),
          new SungPart(),
          new PitchPart(),
          new LoudnessPart(),
          new PassPart(),
          new CleanPart(),
          new MasterPart(),
          new FingerprintPart(),
          new BandPart(),
          new BouncePart(),
          new SeparationPart());

  private Parts() {}

  /** All of them. */
  public static List<Part> all() {
    return ALL;
  }

  /** The part of a name. */
  public static Optional<Part> named(String name) {
    return ALL.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(Part::name).toList();
  }
}
