package dev.backline.bench.part;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.WavReader;
import dev.backline.bench.peer.Ebur128;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.set.MeterSignal;
import dev.backline.bench.set.Recording;
import dev.backline.bench.set.TruthFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The loudness meter. */
final class LoudnessPart implements Part {
  @Override
  public String name() {
    return "loudness";
  }

  @Override
  public List<Program> peers() {
    return List.of(Program.FFMPEG);
  }

  @Override
  public Section measure(Session session) throws IOException {
    Path file = session.workspace().scratch("signal.wav");
    var own = new Errors();
    var peer = new Errors();
    var apart = new Errors();
    List<MeterSignal> signals =
        MeterSignal.all().stream()
            .filter(signal -> signal.seconds() <= session.extent().pick(20, 600))
            .toList();
    for (MeterSignal signal : signals) {
      signal.write(file);
      Loudness loudness = LoudnessMeter.measure(WavReader.open(file));
      Ebur128.Reading reading = Ebur128.of(file);
      own.add(signal.lufs(), loudness.integratedLufs(), Errors.Kind.LUFS);
      own.add(signal.rangeLu(), OptionalDouble.of(loudness.rangeLu()), Errors.Kind.RANGE);
      own.add(signal.truePeakDbtp(), OptionalDouble.of(loudness.truePeakDbtp()), Errors.Kind.PEAK);
      peer.add(signal.lufs(), OptionalDouble.of(reading.lufs()), Errors.Kind.LUFS);
      peer.add(signal.rangeLu(), OptionalDouble.of(reading.rangeLu()), Errors.Kind.RANGE);
      peer.add(signal.truePeakDbtp(), OptionalDouble.of(reading.truePeakDbtp()), Errors.Kind.PEAK);
    }
    double heard = 0;
    double worked = 0;
    double peerWorked = 0;
    int count = 0;
    for (TruthFolder set : session.sets()) {
      List<Recording> some = new ArrayList<>(set.programmes());
      some.addAll(set.where(r -> r.lufs().isPresent() || r.truePeakDbtp().isPresent()));
      for (Recording recording :
          some.subList(0, Math.min(session.extent().pick(1, 12), some.size()))) {
        Path wav = session.workspace().prepare(recording).own();
        LoudnessMeter.measure(WavReader.open(wav));
        Timed<Loudness> told = Timed.median(() -> LoudnessMeter.measure(WavReader.open(wav)));
        Ebur128.Reading reading = Ebur128.of(wav);
        own.add(recording.lufs(), told.value().integratedLufs(), Errors.Kind.LUFS);
        own.add(
            recording.truePeakDbtp(),
            OptionalDouble.of(told.value().truePeakDbtp()),
            Errors.Kind.PEAK);
        peer.add(recording.lufs(), OptionalDouble.of(reading.lufs()), Errors.Kind.LUFS);
        peer.add(
            recording.truePeakDbtp(), OptionalDouble.of(reading.truePeakDbtp()), Errors.Kind.PEAK);
        apart.add(
            told.value().integratedLufs(), OptionalDouble.of(reading.lufs()), Errors.Kind.LUFS);
        apart.add(
            OptionalDouble.of(told.value().rangeLu()),
            OptionalDouble.of(reading.rangeLu()),
            Errors.Kind.RANGE);
        apart.add(
            OptionalDouble.of(told.value().truePeakDbtp()),
            OptionalDouble.of(reading.truePeakDbtp()),
            Errors.Kind.PEAK);
        heard += recording.seconds();
        worked += told.seconds();
        peerWorked += Ebur128.timed(wav).seconds();
        count++;
      }
    }
    var accuracy =
        new Table.Builder(
            signals.size()
                + " signals of EBU Tech 3341 and 3342, made by the benchmark, and what"
                + " the recordings' truth states: largest error",
            "",
            "LUFS",
            "LRA, LU",
            "true peak, dB");
    accuracy.row("Backline", own.lufs(), own.range(), own.peak());
    accuracy.row("ffmpeg ebur128=peak=true", peer.lufs(), peer.range(), peer.peak());
    accuracy.row(
        "one from the other, " + count + " recordings", apart.lufs(), apart.range(), apart.peak());
    var speed =
        new Table.Builder("Speed with true peak, " + count + " recordings", "", "speed", "ratio");
    speed.row("Backline", Figures.times(heard / worked), Figures.number(peerWorked / worked, 1));
    speed.row("ffmpeg ebur128=peak=true", Figures.times(heard / peerWorked), "1.0");
    return new Section(
        "Loudness",
        "The peer states its true peak in steps of 0.1 dB. Speed: the peer as a process that reads"
            + " the 48 kHz float WAV, the engine warm, reading the same file. Tech 3341 allows"
            + " 0.1 LU, and +0.2 or −0.4 dB of true peak.",
        List.of(accuracy.build(), speed.build()));
  }
}
