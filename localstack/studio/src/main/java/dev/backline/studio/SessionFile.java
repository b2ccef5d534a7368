package dev.backline.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.audio.bounce.Automation;
import dev.backline.audio.bounce.Automation.Curve;
import dev.backline.audio.bounce.Automation.Point;
import dev.backline.audio.bounce.Clip;
import dev.backline.audio.bounce.Recordings;
import dev.backline.audio.bounce.Session;
import dev.backline.audio.bounce.Track;
import dev.backline.audio.studio.StudioEffect;
import dev.backline.audio.studio.StudioGain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a session from JSON as {@code docs/studio-session.md} describes it. What is wrong with it
 * is an {@link IllegalArgumentException} that begins with the path of the field.
 */
final class SessionFile {
  private final Path file;
  private final Field root;

  private SessionFile(Path file, Field root) {
    this.file = file;
    this.root = root.object("sampleRateHz", "durationMs", "compensateLatency", "master", "tracks");
  }

  static SessionFile read(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("SESSION: there is no readable file " + file);
    }
    try {
      return new SessionFile(file, new Field("", new ObjectMapper().readTree(file.toFile())));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not JSON: line %d, column %d: %s"
              .formatted(
                  file.getFileName(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
  }

  int sampleRateHz() {
    double rate = root.number("sampleRateHz", Session.USUAL_RATE_HZ);
    if (rate != Math.rint(rate)) throw root.member("sampleRateHz").wrong("must be a whole number");
    return (int) rate;
  }

  /**
   * The session at a rate.
   *
   * @param recordings of that rate, where rooms are read from
   */
  Session session(int sampleRateHz, Recordings recordings) throws IOException {
    Session.checkRate(sampleRateHz);
    var effects = new EffectFields(sampleRateHz, this::file, recordings);
    var tracks = new ArrayList<Track>();
    for (Field track : root.list("tracks")) tracks.add(track(track, effects));
    Field master = root.has("master") ? root.member("master").object("gain", "effects") : root;
    List<StudioEffect> masterEffects =
        root.has("master") ? effects.read(master.list("effects")) : List.of();
    Automation masterGain =
        root.has("master")
            ? automation(master, "gain", StudioGain.USUAL)
            : Automation.fixed(StudioGain.USUAL);
    return root.made(
        () ->
            new Session(
                sampleRateHz,
                root.optionalNumber("durationMs"),
                tracks,
                masterEffects,
                masterGain,
                root.flag("compensateLatency")));
  }

  private Track track(Field track, EffectFields effects) throws IOException {
    track.object("name", "clips", "effects", "gain", "pan", "mute", "solo");
    List<Clip> clips = track.list("clips").stream().map(this::clip).toList();
    List<StudioEffect> inserts = effects.read(track.list("effects"));
    String name = track.optionalText("name").orElse(track.path());
    Automation gain = automation(track, "gain", StudioGain.USUAL);
    Automation pan = automation(track, "pan", 0);
    boolean mute = track.flag("mute");
    boolean solo = track.flag("solo");
    return track.made(() -> new Track(name, clips, inserts, gain, pan, mute, solo));
  }

  private Clip clip(Field clip) {
    clip.object("file", "startMs", "offsetMs", "durationMs", "gain", "fadeInMs", "fadeOutMs");
    Path recording = file(clip, "file");
    double startMs = clip.number("startMs", 0);
    double offsetMs = clip.number("offsetMs", 0);
    double gain = clip.number("gain", 1);
    double fadeInMs = clip.number("fadeInMs", 0);
    double fadeOutMs = clip.number("fadeOutMs", 0);
    var durationMs = clip.optionalNumber("durationMs");
    return clip.made(
        () -> new Clip(recording, startMs, offsetMs, durationMs, gain, fadeInMs, fadeOutMs));
  }

  /** A file beside the session's. */
  private Path file(Field field, String name) {
    Path named = file.toAbsolutePath().resolveSibling(field.text(name)).normalize();
    if (!Files.isReadable(named) || Files.isDirectory(named)) {
      throw field.member(name).wrong("must name a readable file; there is none at " + named);
    }
    return named;
  }

  private static Automation automation(Field owner, String name, double otherwise) {
    if (!owner.has(name)) return Automation.fixed(otherwise);
    Field field = owner.member(name);
    if (!field.node().isObject()) {
      if (!field.node().isNumber()) throw field.wrong("must be a number or an object with points");
      return Automation.fixed(field.number());
    }
    field.object("start", "points");
    double start = field.number("start", otherwise);
    List<Point> points = field.list("points").stream().map(SessionFile::point).toList();
    return field.made(() -> new Automation(start, points));
  }

  private static Point point(Field point) {
    point.object("atMs", "value", "curve");
    double atMs = point.member("atMs").number();
    double value = point.member("value").number();
    Curve curve = curve(point);
    return point.made(() -> new Point(atMs, value, curve));
  }

  private static Curve curve(Field point) {
    return switch (point.optionalText("curve").orElse("linear")) {
      case "linear" -> Curve.LINEAR;
      case "exponential" -> Curve.EXPONENTIAL;
      case "step" -> Curve.STEP;
      default -> throw point.member("curve").wrong("must be linear, exponential or step");
    };
  }
}
