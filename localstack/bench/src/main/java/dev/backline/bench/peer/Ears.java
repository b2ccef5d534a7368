package dev.backline.bench.peer;

import dev.backline.audio.key.MusicalKey;
import dev.backline.bench.set.Prepared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Those who tell tempo and key, with their own defaults.
 *
 * @param essentia folder that holds {@code node_modules/essentia.js}
 * @param scratch where a script is put
 */
public record Ears(Optional<Path> essentia, Path scratch) {
  private static final String VAMP_PATHS =
      "/usr/lib/x86_64-linux-gnu/vamp:/usr/lib/aarch64-linux-gnu/vamp:/usr/lib/vamp";

  /** Those who tell a tempo in beats per minute. */
  public List<Listener<Double>> tempo() throws IOException {
    List<Listener<Double>> all = new ArrayList<>();
    all.add(
        new Listener<>(
            "aubio tempo",
            Program.AUBIO,
            recording -> bpm(Program.AUBIO.with("tempo", recording.wav()), "([0-9.]+) bpm")));
    all.add(
        new Listener<>(
            "soundstretch -bpm",
            Program.SOUNDSTRETCH,
            recording ->
                bpm(
                    Program.SOUNDSTRETCH.with(recording.wav(), "-bpm"),
                    "Detected BPM rate ([0-9.]+)")));
    all.add(
        new Listener<>(
            "bpm-tools",
            Program.BPM_TOOLS,
            recording -> bpm(Program.BPM_TOOLS.with().reading(recording.raw()), "([0-9.]+)")));
    all.add(
        new Listener<>(
            "Vamp fixedtempo",
            Program.VAMP,
            recording ->
                bpm(
                    Program.VAMP
                        .with("vamp-example-plugins:fixedtempo:tempo", recording.wav())
                        .where("VAMP_PATH", VAMP_PATHS),
                    "([0-9.]+) bpm")));
    if (essentia.isPresent()) {
      all.add(
          new Listener<>(
              "Essentia.js Percival",
              Program.NODE,
              recording -> bpm(essentia(recording, "tempo"), "([0-9.]+) bpm")));
    }
    return all;
  }

  /** Those who tell a key. */
  public List<Listener<MusicalKey>> key() {
    List<Listener<MusicalKey>> all = new ArrayList<>();
    all.add(
        new Listener<>(
            "keyfinder-cli",
            Program.KEYFINDER,
            recording -> key(Program.KEYFINDER.with(recording.wav()), "(\\S+)")));
    if (essentia.isPresent()) {
      all.add(
          new Listener<>(
              "Essentia.js KeyExtractor bgate",
              Program.NODE,
              recording -> key(essentia(recording, "key"), "key (\\S+ \\S+)")));
    }
    return all;
  }

  private Invocation essentia(Prepared recording, String question) throws IOException {
    Path script = scratch.resolve("essentia.cjs");
    if (Files.notExists(script)) {
      try (InputStream in = Ears.class.getResourceAsStream("essentia.cjs")) {
        Files.copy(in, script);
      }
    }
    Path folder = essentia.orElseThrow().toAbsolutePath();
    return Program.NODE.with(script, folder, recording.raw(), question);
  }

  private static Timed<Double> bpm(Invocation invocation, String pattern) throws IOException {
    Answer answer = invocation.run();
    return new Timed<>(answer.number(pattern), answer.seconds());
  }

  private static Timed<MusicalKey> key(Invocation invocation, String pattern) throws IOException {
    Answer answer = invocation.run();
    String told = answer.find(pattern);
    return new Timed<>(
        MusicalKey.parse(told).orElseThrow(() -> new IOException(told + " is no key")),
        answer.seconds());
  }
}
