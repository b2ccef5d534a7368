package dev.backline.audio.soundfont;

import static dev.backline.audio.soundfont.SoundFontReader.unsigned;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** The bags, generators and modulators of all presets or of all instruments. */
final class ZoneTable {
  private static final int BAG_BYTES = 4;
  private static final int GENERATOR_BYTES = 4;
  private static final int MODULATOR_BYTES = 10;

  private final char kind;
  private final ByteBuffer bags;
  private final ByteBuffer generators;
  private final ByteBuffer modulators;

  /** The tables of presets ({@code 'p'}) or instruments ({@code 'i'}). */
  ZoneTable(Riff riff, char kind) throws SoundFontException {
    this.kind = kind;
    bags = riff.records(kind + "bag", BAG_BYTES);
    generators = riff.records(kind + "gen", GENERATOR_BYTES);
    modulators = riff.records(kind + "mod", MODULATOR_BYTES);
  }

  /** The zones of the bags {@code [from, to)}, which {@code owner} names. */
  List<Zone> zones(int from, int to, String owner) throws SoundFontException {
    check(owner, "bag", from, to, bags.limit() / BAG_BYTES);
    var zones = new ArrayList<Zone>();
    for (int bag = from; bag < to; bag++) {
      int at = bag * BAG_BYTES;
      zones.add(
          new Zone(
              generators(unsigned(bags, at), unsigned(bags, at + BAG_BYTES)),
              modulators(unsigned(bags, at + 2), unsigned(bags, at + BAG_BYTES + 2))));
    }
    return zones;
  }

  private EnumMap<Generator, Integer> generators(int from, int to) throws SoundFontException {
    check(kind + "bag", "generator", from, to, generators.limit() / GENERATOR_BYTES);
    var out = new EnumMap<Generator, Integer>(Generator.class);
    for (int at = from * GENERATOR_BYTES; at < to * GENERATOR_BYTES; at += GENERATOR_BYTES) {
      int amount = generators.getShort(at + 2);
      Generator.of(unsigned(generators, at))
          .ifPresent(
              generator ->
                  out.put(
                      generator,
                      switch (generator) {
                        case INSTRUMENT, SAMPLE -> amount & 0xffff;
                        default -> amount;
                      }));
    }
    return out;
  }

  private List<Modulator> modulators(int from, int to) throws SoundFontException {
    check(kind + "bag", "modulator", from, to, modulators.limit() / MODULATOR_BYTES);
    var out = new ArrayList<Modulator>();
    for (int at = from * MODULATOR_BYTES; at < to * MODULATOR_BYTES; at += MODULATOR_BYTES) {
      int source = unsigned(modulators, at);
      int amount = modulators.getShort(at + 4);
      int amountSource = unsigned(modulators, at + 6);
      int transform = unsigned(modulators, at + 8);
      Generator.of(unsigned(modulators, at + 2))
          .map(moved -> new Modulator(source, moved, amount, amountSource, transform))
          .ifPresent(out::add);
    }
    return out;
  }

  /** Every record but the last may be used: the last says where the one before it ends. */
  private static void check(String owner, String what, int from, int to, int records)
      throws SoundFontException {
    if (from > to || to > records - 1) {
      throw new SoundFontException(
          owner, String.format("names %ss %d to %d, there are %d", what, from, to, records - 1));
    }
  }
}
