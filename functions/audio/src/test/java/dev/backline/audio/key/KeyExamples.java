package dev.backline.audio.key;

import dev.backline.audio.fit.KeyPieces;
import dev.backline.audio.fit.Sketch;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the pitch classes of music of known key into a file for {@link KeyFit}: {@code KeyExamples
 * <file> songs <POP909> <first> <last> <seed> <times>}, {@code <file> made <first seed> <count>},
 * {@code <file> folk <Nottingham> <first> <step> <seed>}, or {@code <file> folder <folder of
 * Renders>}.
 */
public final class KeyExamples {
  private static final int SAMPLE_RATE_HZ = 11_025;

  /**
   * @param bytes for each frame the square roots of harmony, bass and lead, 255 is 1
   */
  record Example(String name, int key, double frameSeconds, ByteBuffer bytes) {
    int frames() {
      return bytes.capacity() / 36;
    }

    Chromagram chromagram() {
      var harmony = new ArrayList<float[]>();
      var bass = new ArrayList<float[]>();
      var lead = new ArrayList<float[]>();
      for (int f = 0; f < frames(); f++) {
        harmony.add(values(36 * f));
        bass.add(values(36 * f + 12));
        lead.add(values(36 * f + 24));
      }
      return new Chromagram(harmony, bass, lead, frameSeconds, 0);
    }

    private float[] values(int from) {
      var values = new float[12];
      for (int pc = 0; pc < 12; pc++) {
        float root = (bytes.get(from + pc) & 255) / 255f;
        values[pc] = root * root;
      }
      return values;
    }
  }

  private KeyExamples() {}

  public static void main(String[] args) throws IOException {
    try (var out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 16))) {
      switch (args[1]) {
        case "songs" -> {
          int seed = Integer.parseInt(args[5]);
          for (int time = seed; time < seed + Integer.parseInt(args[6]); time++) {
            for (int n = Integer.parseInt(args[3]); n <= Integer.parseInt(args[4]); n++) {
              sketch(out, KeyPieces.song(Path.of(args[2]), n, time));
            }
          }
        }
        case "made" -> {
          for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            sketch(out, KeyPieces.made(Long.parseLong(args[2]) + i));
          }
        }
        case "folk" -> {
          for (KeyPieces.Piece piece :
              KeyPieces.folk(
                  Path.of(args[2]),
                  Integer.parseInt(args[3]),
                  Integer.parseInt(args[4]),
                  Long.parseLong(args[5]))) {
            sketch(out, Optional.of(piece));
          }
        }
        default -> folder(out, Path.of(args[2]));
      }
    }
  }

  private static void folder(DataOutputStream out, Path folder) throws IOException {
    for (String line : Files.readAllLines(folder.resolve("truth.csv"))) {
      String[] row = line.split(",", -1);
      Path wav = folder.resolve(row[0]);
      if (!row[2].isEmpty() && Files.exists(wav)) {
        write(out, example(row[0], KeyPieces.key(row[2]), listen(wav).chromagram()));
      }
    }
  }

  private static void sketch(DataOutputStream out, Optional<KeyPieces.Piece> piece)
      throws IOException {
    if (piece.isPresent()) {
      write(out, example(piece.get()));
    }
  }

  static Example example(KeyPieces.Piece piece) {
    var spectrum = new HarmonicSpectrum(SAMPLE_RATE_HZ);
    for (List<Sketch.Peak> frame : piece.frames()) {
      spectrum.accept(
          frame.stream().mapToDouble(Sketch.Peak::hz).toArray(),
          frame.stream().mapToDouble(Sketch.Peak::magnitude).toArray(),
          frame.size());
    }
    return example(piece.name(), piece.key(), spectrum.chromagram());
  }

  static HarmonicSpectrum listen(Path wav) throws IOException {
    try (PcmSource source = MonoSource.of(WavReader.open(wav))) {
      var spectrum = new HarmonicSpectrum(source.format().sampleRateHz());
      var block = new float[1][4096];
      for (int n = source.read(block); n >= 0; n = source.read(block)) {
        spectrum.accept(block[0], n);
      }
      return spectrum;
    }
  }

  private static Example example(String name, MusicalKey key, Chromagram chroma) {
    int frames = chroma.harmony().size();
    var bytes = ByteBuffer.allocate(36 * frames);
    for (int f = 0; f < frames; f++) {
      for (float[] values :
          List.of(chroma.harmony().get(f), chroma.bass().get(f), chroma.lead().get(f))) {
        for (float value : values) {
          bytes.put((byte) Math.round(255 * Math.sqrt(value)));
        }
      }
    }
    int index = key.tonic() + (key.mode() == Mode.MINOR ? 12 : 0);
    return new Example(name, index, chroma.frameSeconds(), bytes);
  }

  private static void write(DataOutputStream out, Example example) throws IOException {
    out.writeUTF(example.name);
    out.writeInt(example.key);
    out.writeDouble(example.frameSeconds);
    out.writeInt(example.frames());
    for (int i = 0; i < example.bytes.capacity(); i++) {
      out.writeByte(example.bytes.get(i));
    }
  }

  static List<Example> read(Path file) throws IOException {
    var examples = new ArrayList<Example>();
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      while (true) {
        String name = in.readUTF();
        int key = in.readInt();
        double frameSeconds = in.readDouble();
        var bytes = new byte[36 * in.readInt()];
        in.readFully(bytes);
        examples.add(new Example(name, key, frameSeconds, ByteBuffer.wrap(bytes)));
      }
    } catch (EOFException end) {
      return examples;
    }
  }
}
