package dev.backline.bench.part;

import dev.backline.audio.bounce.Automation;
import dev.backline.audio.bounce.Bounce;
import dev.backline.audio.bounce.Clip;
import dev.backline.audio.bounce.Track;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.studio.ImpulseResponse;
import dev.backline.audio.studio.StudioCompressor;
import dev.backline.audio.studio.StudioEffect;
import dev.backline.audio.studio.StudioEqualiser;
import dev.backline.audio.studio.StudioReverb;
import dev.backline.bench.peer.Answer;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.set.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** Rendering a session of tracks with effects. */
final class BouncePart implements Part {
  private static final int RATE_HZ = PcmFormat.WORKING_RATE_HZ;
  private static final int TRACKS = 4;
  private static final double HALL_SECONDS = 2.2;
  private static final String STRIP =
      "bass=g=-3:f=320,equalizer=f=1000:t=q:w=1:g=1.5,treble=g=3:f=3200,"
          + "acompressor=threshold=-24dB:ratio=4:attack=3:release=250";

  @Override
  public String name() {
    return "bounce";
  }

  @Override
  public List<Program> peers() {
    return List.of(Program.FFMPEG);
  }

  @Override
  public Section measure(Session session) throws IOException {
    Path hall = session.workspace().scratch("hall.wav");
    writeHall(hall);
    Recording recording = session.first().programmes().getFirst();
    Path track = session.workspace().scratch("track.wav");
    Files.move(
        session.workspace().prepare(recording).own(), track, StandardCopyOption.REPLACE_EXISTING);
    Path out = session.workspace().scratch("bounce.wav");
    var bounce = new Bounce(desk(track, hall, recording.seconds()), WavReader::open);
    bounce.write(out, WavEncoding.INT24);
    double own = Timed.median(() -> bounce.write(out, WavEncoding.INT24)).seconds();
    double peer = Timed.medianOf(() -> ffmpeg(track, hall, out)).seconds();
    var table = new Table.Builder(TRACKS + " tracks of " + recording.name(), "", "speed", "ratio");
    table.row("Backline", Figures.times(recording.seconds() / own), Figures.number(peer / own, 1));
    table.row("ffmpeg", Figures.times(recording.seconds() / peer), "1.0");
    return new Section(
        "Bounce",
        "Equaliser and compressor on each track, a convolved hall of "
            + HALL_SECONDS
            + " s on every other one, summed to a 24-bit WAV; speed alone. The engine reproduces"
            + " the effects of a browser's Web Audio, which the tests hold it to; the peer's are"
            + " its own kind. Peer as a process, engine warm.",
        List.of(table.build()));
  }

  private static dev.backline.audio.bounce.Session desk(Path track, Path hall, double seconds)
      throws IOException {
    StudioReverb room;
    try (var source = WavReader.open(hall)) {
      room = new StudioReverb(ImpulseResponse.of(source), 1, 0.2);
    }
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < TRACKS; i++) {
      List<StudioEffect> effects = new ArrayList<>();
      effects.add(new StudioEqualiser(-3, 1.5, 3));
      effects.add(new StudioCompressor(-24, 12, 4, 0.003, 0.25));
      if (i % 2 == 0) effects.add(room);
      tracks.add(
          new Track(
              "track " + i,
              List.of(Clip.of(track, 0)),
              effects,
              Automation.fixed(0.25),
              Automation.fixed(0),
              false,
              false));
    }
    return new dev.backline.audio.bounce.Session(
        RATE_HZ, OptionalDouble.of(seconds * 1000), tracks, List.of(), Automation.fixed(1), false);
  }

  private static Timed<Answer> ffmpeg(Path track, Path hall, Path out) throws IOException {
    List<Object> words = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
    for (int i = 0; i < TRACKS; i++) words.addAll(List.of("-i", track));
    words.addAll(List.of("-i", hall));
    var graph = new StringBuilder("[" + TRACKS + ":a]asplit=2[h0][h2];");
    var sum = new StringBuilder();
    for (int i = 0; i < TRACKS; i++) {
      graph.append("[%d:a]aformat=channel_layouts=stereo,%s[s%d];".formatted(i, STRIP, i));
      if (i % 2 == 0) {
        graph.append("[s%d][h%d]afir=dry=10:wet=2[r%d];".formatted(i, i, i));
      }
      sum.append(i % 2 == 0 ? "[r" : "[s").append(i).append(']');
    }
    graph.append(sum).append("amix=inputs=" + TRACKS + ":duration=first[out]");
    words.addAll(List.of("-filter_complex", graph, "-map", "[out]", "-c:a", "pcm_s24le", out));
    Answer answer = Program.FFMPEG.with(words.toArray()).run();
    return new Timed<>(answer, answer.seconds());
  }

  /** Noise that dies away by 60 dB. */
  private static void writeHall(Path file) throws IOException {
    var random = new Random(22);
    float[][] samples = new float[2][(int) (HALL_SECONDS * RATE_HZ)];
    for (float[] channel : samples) {
      for (int i = 0; i < channel.length; i++) {
        double decay = Math.pow(10, -3.0 * i / channel.length);
        channel[i] = (float) (0.05 * random.nextGaussian() * decay);
      }
    }
    var buffer = new PcmBuffer(new PcmFormat(RATE_HZ, 2), samples);
    WavWriter.write(file, buffer.source(), WavEncoding.FLOAT32);
  }
}
