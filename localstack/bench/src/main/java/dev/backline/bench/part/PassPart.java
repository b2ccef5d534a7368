package dev.backline.bench.part;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.pcm.Aside;
import dev.backline.bench.peer.Answer;
import dev.backline.bench.peer.Ebur128;
import dev.backline.bench.peer.Invocation;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.set.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that is told of a file, from the file itself: one decoding, one reading. */
final class PassPart implements Part {
  @Override
  public String name() {
    return "pass";
  }

  @Override
  public List<Program> peers() {
    return List.of(Program.FFMPEG, Program.AUBIO, Program.FPCALC);
  }

  @Override
  public Section measure(Session session) throws IOException {
    List<Recording> files = files(session);
    Path wav = session.workspace().scratch("pass.wav");
    Decoder decoder = session.workspace().decoder();
    double heard = files.stream().mapToDouble(Recording::seconds).sum();
    double[] seconds = new double[5];
    for (Recording file : files) {
      decoder.decode(file.file(), wav);
      WholePass.hear(decoder, file.file());
      seconds[0] += Timed.median(() -> decoder.decode(file.file(), wav)).seconds();
      seconds[1] += Timed.median(() -> WholePass.hear(decoder, file.file())).seconds();
      seconds[2] += Timed.median(() -> cold(file.file()).run()).seconds();
      seconds[3] += Timed.median(() -> together(peers(file.file()))).seconds();
      seconds[4] += Timed.median(() -> inTurn(peers(file.file()))).seconds();
    }
    var table =
        new Table.Builder(
            files.size() + " files, " + Figures.number(heard, 0) + " s",
            "",
            "seconds a minute",
            "speed",
            "of decoding alone",
            "ratio");
    List<String> who =
        List.of(
            "decoding alone, to 48 kHz float",
            "Backline: decoding and all that it tells",
            "the same in a virtual machine started for it",
            "peers, all at once: " + peerNames(),
            "peers, one after another");
    for (int i = 0; i < who.size(); i++) {
      table.row(
          who.get(i),
          Figures.number(60 * seconds[i] / heard, 2),
          Figures.times(heard / seconds[i]),
          Figures.times(seconds[i] / seconds[0]),
          Figures.number(seconds[i] / seconds[1], 1));
    }
    return new Section(
        "One pass over a file",
        "From the compressed file to everything that is told of it. The engine decodes once, with"
            + " FFmpeg, and hears the samples while they come; each peer decodes for itself. The"
            + " engine tells tempo, beats, bars, key, notes, phrases, loudness, faults, waveform,"
            + " spectrum and fingerprint; the peers tell tempo, pitch, loudness and fingerprint.",
        List.of(table.build()));
  }

  private static List<Recording> files(Session session) {
    List<Recording> files = new ArrayList<>();
    List<Recording> programmes = session.first().programmes();
    List<Recording> voices = session.first().voices();
    files.addAll(programmes.subList(0, Math.min(session.extent().pick(1, 2), programmes.size())));
    files.addAll(voices.subList(0, Math.min(session.extent().pick(0, 2), voices.size())));
    return files;
  }

  private static Invocation cold(Path file) {
    return Invocation.ofThisJava(WholePass.class, file);
  }

  private static List<Invocation> peers(Path file) {
    List<Invocation> peers = new ArrayList<>();
    peers.add(Ebur128.withTruePeaks(file));
    if (Program.AUBIO.installed()) {
      peers.add(Program.AUBIO.with("tempo", file));
      peers.add(Program.AUBIO.with("pitch", "-m", "yinfft", "-i", file));
    }
    if (Program.FPCALC.installed()) peers.add(Program.FPCALC.with("-length", 0, file));
    return peers;
  }

  private static String peerNames() {
    List<String> names = new ArrayList<>(List.of("ffmpeg ebur128"));
    if (Program.AUBIO.installed()) names.add("aubio tempo and pitch");
    if (Program.FPCALC.installed()) names.add("fpcalc");
    return String.join(", ", names);
  }

  private static int together(List<Invocation> invocations) throws IOException {
    List<Aside<Answer>> running = new ArrayList<>();
    for (Invocation invocation : invocations) running.add(Aside.begin(invocation::runToItsEnd));
    for (Aside<Answer> one : running) {
      try (one) {
        one.outcome();
      }
    }
    return running.size();
  }

  private static int inTurn(List<Invocation> invocations) throws IOException {
    for (Invocation invocation : invocations) invocation.runToItsEnd();
    return invocations.size();
  }
}
