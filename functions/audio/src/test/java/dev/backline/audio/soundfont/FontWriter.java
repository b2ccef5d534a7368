package dev.backline.audio.soundfont;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes SoundFonts 2.04: an instrument for each preset, a zone for each region. */
final class FontWriter {
  /** Silence that the standard wants between samples (6.1). */
  private static final int GAP_FRAMES = 46;

  private final ByteArrayOutputStream phdr = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pbag = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pgen = new ByteArrayOutputStream();
  private final ByteArrayOutputStream inst = new ByteArrayOutputStream();
  private final ByteArrayOutputStream ibag = new ByteArrayOutputStream();
  private final ByteArrayOutputStream igen = new ByteArrayOutputStream();
  private final ByteArrayOutputStream shdr = new ByteArrayOutputStream();
  private final ByteArrayOutputStream smpl = new ByteArrayOutputStream();
  private final IdentityHashMap<Sample, Integer> samples = new IdentityHashMap<>();

  private FontWriter() {}

  /** Modulators are not written: every region has the standard's. */
  static byte[] write(SoundFont font, String copyright, String comment) {
    var writer = new FontWriter();
    for (var preset : font.presets()) writer.preset(preset);
    writer.end();
    byte[] info =
        list(
            "INFO",
            chunk("ifil", little(4).putShort((short) 2).putShort((short) 4).array()),
            chunk("isng", text("EMU8000")),
            chunk("INAM", text(font.name())),
            chunk("ICOP", text(copyright)),
            chunk("ICMT", text(comment)));
    byte[] data = list("sdta", chunk("smpl", writer.smpl.toByteArray()));
    byte[] tables =
        list(
            "pdta",
            chunk("phdr", writer.phdr.toByteArray()),
            chunk("pbag", writer.pbag.toByteArray()),
            chunk("pmod", new byte[10]),
            chunk("pgen", writer.pgen.toByteArray()),
            chunk("inst", writer.inst.toByteArray()),
            chunk("ibag", writer.ibag.toByteArray()),
            chunk("imod", new byte[10]),
            chunk("igen", writer.igen.toByteArray()),
            chunk("shdr", writer.shdr.toByteArray()));
    return chunk("RIFF", joined(ascii("sfbk", 4), info, data, tables));
  }

  private void preset(Preset preset) {
    header(phdr, preset.name());
    phdr.writeBytes(
        little(18)
            .putShort((short) preset.program())
            .putShort((short) preset.bank())
            .putShort((short) (pbag.size() / 4))
            .array());
    bag(pbag, pgen);
    generator(pgen, Generator.INSTRUMENT, inst.size() / 22);
    header(inst, preset.name());
    inst.writeBytes(little(2).putShort((short) (ibag.size() / 4)).array());
    for (var region : preset.regions()) {
      int sample = samples.computeIfAbsent(region.sample(), this::sample);
      bag(ibag, igen);
      generator(igen, Generator.KEY_RANGE, bits(region.keys()));
      generator(igen, Generator.VELOCITY_RANGE, bits(region.velocities()));
      region.generators().entrySet().stream()
          .sorted(Comparator.comparingInt(said -> said.getKey().id()))
          .forEach(said -> generator(igen, said.getKey(), said.getValue()));
      generator(igen, Generator.SAMPLE, sample);
    }
  }

  private int sample(Sample sample) {
    int index = shdr.size() / 46;
    int start = smpl.size() / 2;
    for (int i = 0; i < sample.length(); i++) {
      smpl.writeBytes(little(2).putShort(sample.frames().get(i)).array());
    }
    smpl.writeBytes(new byte[2 * GAP_FRAMES]);
    header(shdr, sample.name());
    shdr.writeBytes(
        little(26)
            .putInt(start)
            .putInt(start + sample.length())
            .putInt(start + sample.loopStart())
            .putInt(start + sample.loopEnd())
            .putInt(sample.rateHz())
            .put((byte) sample.rootKey())
            .put((byte) sample.correctionCents())
            .putShort((short) 0)
            .putShort((short) 1)
            .array());
    return index;
  }

  private void end() {
    header(phdr, "EOP");
    phdr.writeBytes(little(18).putInt(0).putShort(4, (short) (pbag.size() / 4)).array());
    bag(pbag, pgen);
    generator(pgen, Generator.START_OFFSET, 0);
    header(inst, "EOI");
    inst.writeBytes(little(2).putShort((short) (ibag.size() / 4)).array());
    bag(ibag, igen);
    generator(igen, Generator.START_OFFSET, 0);
    header(shdr, "EOS");
    shdr.writeBytes(new byte[26]);
  }

  private static void bag(ByteArrayOutputStream bags, ByteArrayOutputStream generators) {
    bags.writeBytes(little(4).putShort((short) (generators.size() / 4)).array());
  }

  private static void generator(ByteArrayOutputStream out, Generator generator, int amount) {
    out.writeBytes(little(4).putShort((short) generator.id()).putShort((short) amount).array());
  }

  private static int bits(Range range) {
    return range.lowest() | (range.highest() << 8);
  }

  private static void header(ByteArrayOutputStream out, String name) {
    out.writeBytes(ascii(name, 20));
  }

  private static byte[] ascii(String text, int length) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length);
  }

  /** Ends in one or two zeros so that it is of even length. */
  private static byte[] text(String text) {
    return ascii(text, (text.length() + 2) & ~1);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] chunk(String name, byte[] body) {
    return joined(ascii(name, 4), little(4).putInt(body.length).array(), body);
  }

  private static byte[] list(String type, byte[]... chunks) {
    var parts = new ArrayList<>(List.of(chunks));
    parts.addFirst(ascii(type, 4));
    return chunk("LIST", joined(parts.toArray(byte[][]::new)));
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) out.writeBytes(part);
    return out.toByteArray();
  }
}
