package dev.backline.bench.part;

import dev.backline.audio.fingerprint.chroma.ChromaFingerprint;
import dev.backline.audio.fingerprint.chroma.ChromaFingerprintMeter;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.peaks.Waveform;
import dev.backline.audio.peaks.WaveformMeter;
import dev.backline.bench.peer.Answer;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.set.Prepared;
import dev.backline.bench.set.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Fingerprints and waveforms, which are the same as those of others or of no use to them. */
final class FingerprintPart implements Part {
  private static final int SAMPLES_PER_PIXEL = 64;

  @Override
  public String name() {
    return "fingerprint";
  }

  @Override
  public List<Program> peers() {
    return List.of(Program.FPCALC, Program.AUDIOWAVEFORM);
  }

  @Override
  public Section measure(Session session) throws IOException {
    List<Recording> tracks = tracks(session);
    List<Table> tables = new ArrayList<>();
    if (Program.FPCALC.installed()) tables.add(fingerprints(session, tracks));
    tables.add(waveforms(session, tracks));
    return new Section(
        "Fingerprint and waveform",
        "At 11,025 Hz, mono, 16 bits, where both hear the same samples, bits must be equal; at 44.1"
            + " kHz each resamples in its own way. Speed: the peer as a process, the engine warm,"
            + " on the same WAV.",
        tables);
  }

  private static List<Recording> tracks(Session session) {
    List<Recording> tracks =
        Stream.concat(
                session.first().programmes().stream(),
                session.first().where(r -> r.name().startsWith("fp/")).stream())
            .toList();
    return tracks.subList(0, Math.min(session.extent().pick(1, 6), tracks.size()));
  }

  private static Table fingerprints(Session session, List<Recording> tracks) throws IOException {
    var table =
        new Table.Builder(
            "Chromaprint of " + tracks.size() + " tracks",
            "",
            "bits compared",
            "bits wrong",
            "Backline",
            "fpcalc",
            "ratio");
    for (int rate : new int[] {11_025, 44_100}) {
      long bits = 0;
      long wrong = 0;
      double heard = 0;
      double own = 0;
      double peer = 0;
      for (Recording track : tracks) {
        Path wav = at(session, track, rate);
        ChromaFingerprintMeter.of(WavReader.open(wav));
        var told = Timed.median(() -> ChromaFingerprintMeter.of(WavReader.open(wav)));
        Timed<int[]> expected = Timed.medianOf(() -> fpcalc(wav));
        int[] ours = told.value().items();
        int[] theirs = expected.value();
        int common = Math.min(ours.length, theirs.length);
        bits += 32L * Math.max(ours.length, theirs.length);
        wrong += 32L * Math.abs(ours.length - theirs.length);
        for (int i = 0; i < common; i++) wrong += Integer.bitCount(ours[i] ^ theirs[i]);
        heard += track.seconds();
        own += told.seconds();
        peer += expected.seconds();
      }
      table.row(
          rate + " Hz",
          Long.toString(bits),
          Long.toString(wrong),
          Figures.times(heard / own),
          Figures.times(heard / peer),
          Figures.number(peer / own, 1));
    }
    return table.build();
  }

  private static Path at(Session session, Recording track, int rateHz) throws IOException {
    Path wav = session.workspace().scratch("fingerprint.wav");
    Program.FFMPEG
        .with(
            "-nostdin",
            "-v",
            "error",
            "-y",
            "-i",
            track.file(),
            "-ac",
            rateHz == 11_025 ? 1 : 2,
            "-ar",
            rateHz,
            "-c:a",
            "pcm_s16le",
            wav)
        .run();
    return wav;
  }

  private static Timed<int[]> fpcalc(Path wav) throws IOException {
    // It reports the end of a file as an error after it has printed the fingerprint.
    Answer answer = Program.FPCALC.with("-raw", "-length", 0, wav).runToItsEnd();
    String items = answer.find("FINGERPRINT=([0-9,]+)");
    int[] parsed =
        Arrays.stream(items.split(",", -1)).mapToInt(Integer::parseUnsignedInt).toArray();
    return new Timed<>(ChromaFingerprint.of(parsed).items(), answer.seconds());
  }

  private static Table waveforms(Session session, List<Recording> tracks) throws IOException {
    var table =
        new Table.Builder(
            "Waveform, 8 bits, " + SAMPLES_PER_PIXEL + " samples a pixel",
            "",
            "bytes compared",
            "bytes wrong",
            "speed");
    double heard = 0;
    double own = 0;
    double peer = 0;
    long bytes = 0;
    long wrong = 0;
    for (Recording track : tracks) {
      Prepared prepared = session.workspace().prepare(track);
      Path dat = session.workspace().scratch("own.dat");
      write(prepared.wav(), dat);
      own += Timed.median(() -> write(prepared.wav(), dat)).seconds();
      heard += track.seconds();
      if (Program.AUDIOWAVEFORM.installed()) {
        Path other = session.workspace().scratch("peer.dat");
        peer += Timed.medianOf(() -> audiowaveform(prepared.wav(), other)).seconds();
        bytes += Files.size(other);
        wrong += differing(dat, other);
      }
    }
    for (Recording stored : session.first().where(r -> r.name().startsWith("peaks/"))) {
      Path other = Path.of(stored.file().toString().replaceFirst("\\.wav$", "_8bit_64spp_wav.dat"));
      if (Files.notExists(other)) continue;
      Path dat = session.workspace().scratch("own.dat");
      write(stored.file(), dat);
      bytes += Files.size(other);
      wrong += differing(dat, other);
    }
    table.row(
        "Backline",
        Long.toString(bytes),
        bytes == 0 ? Figures.NONE : Long.toString(wrong),
        Figures.times(heard / own));
    if (peer > 0) {
      table.row("audiowaveform", Figures.NONE, Figures.NONE, Figures.times(heard / peer));
    }
    return table.build();
  }

  private static Waveform write(Path wav, Path dat) throws IOException {
    Waveform waveform = WaveformMeter.mixOf(WavReader.open(wav), SAMPLES_PER_PIXEL);
    waveform.writeDat(dat, Waveform.Bits.EIGHT);
    return waveform;
  }

  private static Timed<Answer> audiowaveform(Path wav, Path dat) throws IOException {
    Answer answer =
        Program.AUDIOWAVEFORM
            .with("-q", "-i", wav, "-o", dat, "-b", 8, "-z", SAMPLES_PER_PIXEL)
            .run();
    return new Timed<>(answer, answer.seconds());
  }

  private static long differing(Path ours, Path theirs) throws IOException {
    byte[] a = Files.readAllBytes(ours);
    byte[] b = Files.readAllBytes(theirs);
    long differing = Math.abs(a.length - b.length);
    for (int i = 0; i < Math.min(a.length, b.length); i++) differing += a[i] == b[i] ? 0 : 1;
    return differing;
  }
}
