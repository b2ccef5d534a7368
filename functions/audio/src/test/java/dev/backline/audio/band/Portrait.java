package dev.backline.audio.band;

import dev.backline.audio.band.form.Section;
import dev.backline.audio.band.form.Section.Kind;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.spectrum.RealFft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a production that lies in a folder looks like in numbers. */
final class Portrait {

  /** The table's head. */
  static final List<String> HEAD =
      List.of(
          "| production | key, BPM | form in bars | LUFS | PLR | LRA | intro | verse | chorus |"
              + " chorus over verse, whole mix | slope | small speaker | voice | width | mono |",
          "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");

  private static final int SIZE = 8192;
  private static final double FLOOR = 1e-12;

  private final Path folder;
  private final Band band;
  private final List<Decision> mixing;

  Portrait(Path folder, Band band, List<Decision> mixing) {
    this.folder = folder;
    this.band = band;
    this.mixing = List.copyOf(mixing);
  }

  /** The production as a row of the table. */
  String row() throws IOException {
    var sheet = band.arrangement();
    var master = new LoudnessMeter(Band.FORMAT);
    var players = new LoudnessMeter(Band.FORMAT);
    hear("master", master);
    hear("instrumental", players);
    Loudness heard = master.loudness();
    var played = bySection(players.momentaryLufs());
    var whole = bySection(master.momentaryLufs());
    var spectrum = new Bands("master");
    var bass = new Bands("bass");
    return String.format(
        Locale.ROOT,
        "| %s | %s, %.1f | %s | %.1f | %.1f | %.1f | %s | %s | %s | %s | %.1f | %.0f | %+.1f | %.2f"
            + " | %.1f |",
        folder.getFileName(),
        sheet.brief().keys().home(),
        sheet.brief().grid().tempo(),
        sheet.sections().stream()
            .map(section -> letter(section.kind()) + section.bars())
            .collect(Collectors.joining(" ")),
        heard.integratedLufs().orElse(Double.NaN),
        heard.peakToLoudnessLu().orElse(Double.NaN),
        heard.rangeLu(),
        level(played, Kind.INTRO),
        level(played, Kind.VERSE),
        level(played, Kind.CHORUS),
        difference(played, whole),
        spectrum.slope(),
        bass.between(110, 450) - bass.between(30, 110),
        voiceOverBand(),
        spectrum.width(200, 12_000),
        spectrum.monoLoss());
  }

  private static String letter(Kind kind) {
    return kind == Kind.INTERLUDE ? "L" : kind.name().substring(0, 1);
  }

  private static String level(Map<Kind, Double> levels, Kind kind) {
    return levels.containsKey(kind) ? String.format(Locale.ROOT, "%.1f", levels.get(kind)) : "none";
  }

  private static String difference(Map<Kind, Double> played, Map<Kind, Double> whole) {
    if (!played.containsKey(Kind.CHORUS) || !played.containsKey(Kind.VERSE)) return "none";
    return String.format(
        Locale.ROOT,
        "%+.1f, %+.1f",
        played.get(Kind.CHORUS) - played.get(Kind.VERSE),
        whole.get(Kind.CHORUS) - whole.get(Kind.VERSE));
  }

  /** The loudness of each kind of section, without the half bar at its edges. */
  private Map<Kind, Double> bySection(double[] momentary) {
    var sheet = band.arrangement();
    int beats = sheet.grid().beatsPerBar();
    Map<Kind, List<Double>> powers = new EnumMap<>(Kind.class);
    for (Section section : sheet.sections()) {
      double from = sheet.grid().frameAt((section.firstBar() + 0.25) * beats) / 48_000;
      double to = sheet.grid().frameAt((section.endBar() - 0.25) * beats) / 48_000;
      for (int i = (int) (from * 10); i < Math.min(momentary.length, to * 10 - 4); i++) {
        powers
            .computeIfAbsent(section.kind(), _ -> new ArrayList<>())
            .add(Math.pow(10, momentary[i] / 10));
      }
    }
    Map<Kind, Double> levels = new EnumMap<>(Kind.class);
    powers.forEach((kind, all) -> levels.put(kind, 10 * Math.log10(mean(all))));
    return levels;
  }

  private static double mean(Collection<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElse(FLOOR) + FLOOR;
  }

  private void hear(String name, LoudnessMeter meter) throws IOException {
    try (var wav = WavReader.open(folder.resolve(name + ".wav"))) {
      wav.transferTo(meter);
    }
    meter.close();
  }

  /** How much louder the voice is than the band at the desk, in LU, both measured alone. */
  private double voiceOverBand() throws IOException {
    try (var voice = WavReader.open(folder.resolve("vocal.wav"));
        var players = WavReader.open(folder.resolve("instrumental.wav"))) {
      double sung = LoudnessMeter.measure(voice).integratedLufs().orElse(-70);
      double played = LoudnessMeter.measure(players).integratedLufs().orElse(-70);
      return sung + gain("vocal.gain") - played - gain("band.gain");
    }
  }

  private double gain(String move) {
    return mixing.stream()
        .filter(decision -> decision.move().equals(move))
        .mapToDouble(Decision::value)
        .findFirst()
        .orElse(0);
  }

  /** Mean power of middle and side at each frequency (Welch, Hann windows). */
  private final class Bands {
    private final double[] middle = new double[SIZE / 2 + 1];
    private final double[] side = new double[SIZE / 2 + 1];

    Bands(String name) throws IOException {
      var fft = new RealFft(SIZE);
      try (var wav = WavReader.open(folder.resolve(name + ".wav"))) {
        var block = new float[2][SIZE];
        var frame = new float[2][SIZE];
        int filled = 0;
        for (int count = wav.read(block); count >= 0; count = wav.read(block)) {
          for (int i = 0; i < count; i++) {
            frame[0][filled] = block[0][i];
            frame[1][filled++] = block[1][i];
            if (filled < SIZE) continue;
            add(fft, frame, 1, middle);
            add(fft, frame, -1, side);
            filled = 0;
          }
        }
      }
    }

    private static void add(RealFft fft, float[][] block, int sign, double[] power) {
      var frame = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE);
        frame[i] = (float) (0.5 * window * (block[0][i] + sign * block[1][i]));
      }
      fft.forward(frame);
      var one = new float[power.length];
      fft.addPower(frame, one);
      for (int bin = 0; bin < power.length; bin++) power[bin] += one[bin];
    }

    /** Level of both together between two frequencies, in dB. */
    double between(double fromHz, double toHz) {
      return 10 * Math.log10(sum(middle, fromHz, toHz) + sum(side, fromHz, toHz) + FLOOR);
    }

    /** The line through the levels of third octaves from 100 Hz to 10 kHz, in dB an octave. */
    double slope() {
      var levels = new TreeMap<Double, Double>();
      for (int third = 0; third <= 20; third++) {
        double centre = 100 * Math.pow(2, third / 3.0);
        double width = Math.pow(2, 1 / 6.0);
        double density =
            between(centre / width, centre * width) - 10 * Math.log10(centre * (width - 1 / width));
        levels.put(third / 3.0, density);
      }
      double x = mean(levels.keySet());
      double y = mean(levels.values());
      double product = 0;
      double square = 0;
      for (var level : levels.entrySet()) {
        product += (level.getKey() - x) * (level.getValue() - y);
        square += (level.getKey() - x) * (level.getKey() - x);
      }
      return product / square;
    }

    /** The part of the power that differs between left and right, 0 to 1. */
    double width(double fromHz, double toHz) {
      double apart = sum(side, fromHz, toHz);
      return apart / (apart + sum(middle, fromHz, toHz) + FLOOR);
    }

    /** What mono loses of the octave that loses most, in dB. */
    double monoLoss() {
      return List.of(60.0, 120.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0).stream()
          .map(hz -> 10 * Math.log10(1 - width(hz / 1.41, hz * 1.41)))
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }

    private static double sum(double[] power, double fromHz, double toHz) {
      double sum = 0;
      for (int bin = 1; bin < power.length; bin++) {
        double hz = bin * 48_000.0 / SIZE;
        if (hz >= fromHz && hz < toHz) sum += power[bin];
      }
      return sum;
    }
  }
}
