package dev.backline.audio.soundfont;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts presets, instruments and samples of a font together (SoundFont 2.04, chapter 7). */
final class SoundFontReader {
  private static final int PRESET_BYTES = 38;
  private static final int INSTRUMENT_BYTES = 22;
  private static final int SAMPLE_BYTES = 46;
  private static final int ROM = 0x8000;

  private final Riff riff;
  private final ZoneTable presetZones;
  private final ZoneTable instrumentZones;
  private final List<Optional<Sample>> samples;
  private final List<List<Zone>> instruments = new ArrayList<>();
  private final List<Modulator> standard;

  SoundFontReader(Riff riff) throws SoundFontException {
    this.riff = riff;
    standard = Modulator.standard(version() < 0x204);
    samples = samples();
    presetZones = new ZoneTable(riff, 'p');
    instrumentZones = new ZoneTable(riff, 'i');
    var inst = riff.records("inst", INSTRUMENT_BYTES);
    for (int at = 0; at + INSTRUMENT_BYTES < inst.limit(); at += INSTRUMENT_BYTES) {
      instruments.add(
          instrumentZones.zones(
              unsigned(inst, at + 20), unsigned(inst, at + INSTRUMENT_BYTES + 20), "inst"));
    }
  }

  private int version() throws SoundFontException {
    var ifil = riff.chunk("ifil");
    if (ifil.limit() < 4) throw new SoundFontException("ifil", "has fewer than 4 bytes");
    int major = unsigned(ifil, 0);
    if (major != 2) throw new SoundFontException("ifil", "version " + major + " is not 2");
    return (major << 8) | unsigned(ifil, 2);
  }

  SoundFont font() throws SoundFontException {
    var phdr = riff.records("phdr", PRESET_BYTES);
    var presets = new ArrayList<Preset>();
    for (int at = 0; at + PRESET_BYTES < phdr.limit(); at += PRESET_BYTES) {
      var zones =
          presetZones.zones(
              unsigned(phdr, at + 24), unsigned(phdr, at + PRESET_BYTES + 24), "phdr");
      presets.add(
          new Preset(
              unsigned(phdr, at + 22), unsigned(phdr, at + 20), text(phdr, at), regions(zones)));
    }
    String name = riff.has("INAM") ? text(riff.chunk("INAM"), 0) : "";
    return new SoundFont(name, presets);
  }

  private List<Region> regions(List<Zone> presetZones) throws SoundFontException {
    var regions = new ArrayList<Region>();
    var global = Zone.global(presetZones, Generator.INSTRUMENT);
    for (var zone : presetZones) {
      int index = zone.value(Generator.INSTRUMENT);
      if (!zone.generators().containsKey(Generator.INSTRUMENT)) continue;
      if (index < 0 || index >= instruments.size()) {
        throw new SoundFontException(
            "pgen", "names instrument " + index + ", there are " + instruments.size());
      }
      instrument(instruments.get(index), zone.over(global), regions);
    }
    return regions;
  }

  private void instrument(List<Zone> zones, Zone preset, List<Region> out)
      throws SoundFontException {
    var global = Zone.global(zones, Generator.SAMPLE).over(Zone.of(standard));
    for (var own : zones) {
      int index = own.value(Generator.SAMPLE);
      if (!own.generators().containsKey(Generator.SAMPLE)) continue;
      if (index < 0 || index >= samples.size()) {
        throw new SoundFontException(
            "igen", "names sample " + index + ", there are " + samples.size());
      }
      var zone = own.over(global);
      var keys = zone.range(Generator.KEY_RANGE).and(preset.range(Generator.KEY_RANGE));
      var velocities =
          zone.range(Generator.VELOCITY_RANGE).and(preset.range(Generator.VELOCITY_RANGE));
      if (keys.isEmpty() || velocities.isEmpty() || samples.get(index).isEmpty()) continue;
      out.add(
          new Region(
              keys,
              velocities,
              samples.get(index).orElseThrow(),
              sum(zone, preset),
              zone.modulatorsWith(preset)));
    }
  }

  private static Map<Generator, Integer> sum(Zone instrument, Zone preset) {
    var sum = new EnumMap<Generator, Integer>(Generator.class);
    sum.putAll(instrument.generators());
    preset
        .generators()
        .forEach(
            (generator, value) -> {
              if (generator.adds()) sum.put(generator, instrument.value(generator) + value);
            });
    for (var said : List.of(Generator.KEY_RANGE, Generator.VELOCITY_RANGE, Generator.SAMPLE))
      sum.remove(said);
    return sum;
  }

  /** A sample that lies in the ROM of a sound card is not there. */
  private List<Optional<Sample>> samples() throws SoundFontException {
    var smpl = riff.chunk("smpl");
    var pool = smpl.slice(0, smpl.limit() & ~1).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    var shdr = riff.records("shdr", SAMPLE_BYTES);
    var out = new ArrayList<Optional<Sample>>();
    for (int at = 0; at + SAMPLE_BYTES < shdr.limit(); at += SAMPLE_BYTES) {
      boolean rom = (unsigned(shdr, at + 44) & ROM) != 0;
      out.add(rom ? Optional.empty() : Optional.of(sample(shdr, at, pool)));
    }
    return out;
  }

  private static Sample sample(ByteBuffer shdr, int at, ShortBuffer pool)
      throws SoundFontException {
    String name = text(shdr, at);
    long start = Integer.toUnsignedLong(shdr.getInt(at + 20));
    long end = Integer.toUnsignedLong(shdr.getInt(at + 24));
    if (start >= end || end > pool.limit()) {
      throw new SoundFontException(
          "shdr",
          String.format(
              "sample %s lies from %d to %d, smpl has %d frames", name, start, end, pool.limit()));
    }
    long rate = Integer.toUnsignedLong(shdr.getInt(at + 36));
    if (rate < 400 || rate > 192_000) {
      throw new SoundFontException("shdr", "sample " + name + " has a rate of " + rate + " Hz");
    }
    int length = (int) (end - start);
    long loopStart = Integer.toUnsignedLong(shdr.getInt(at + 28)) - start;
    long loopEnd = Integer.toUnsignedLong(shdr.getInt(at + 32)) - start;
    int root = shdr.get(at + 40) & 0xff;
    return new Sample(
        name,
        pool.slice((int) start, length),
        Math.clamp(loopStart, 0, length),
        Math.clamp(loopEnd, 0, length),
        (int) rate,
        root > 127 ? 60 : root,
        shdr.get(at + 41));
  }

  static int unsigned(ByteBuffer data, int at) {
    return Short.toUnsignedInt(data.getShort(at));
  }

  private static String text(ByteBuffer data, int at) {
    var bytes = new byte[Math.min(20, data.limit() - at)];
    data.get(at, bytes);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) length++;
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).strip();
  }
}
