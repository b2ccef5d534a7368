package dev.backline.audio.bounce.document;

import dev.backline.audio.bounce.Automation;
import dev.backline.audio.bounce.Automation.Curve;
import dev.backline.audio.bounce.Automation.Point;
import dev.backline.audio.bounce.Clip;
import dev.backline.audio.bounce.Session;
import dev.backline.audio.bounce.Track;
import dev.backline.audio.studio.StudioEffect;
import dev.backline.audio.studio.StudioGain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A session as {@code docs/studio-session.md} describes it. What is wrong with it is an {@link
 * IllegalArgumentException} that begins with the path of the field.
 */
public final class SessionDocument {
  private final Field root;

  private SessionDocument(Field root) {
    this.root = root.object("sampleRateHz", "durationMs", "compensateLatency", "master", "tracks");
  }

  /** A document of JSON's values as plain Java: Map, List, String, Number, Boolean. */
  public static SessionDocument of(Object json) {
    return new SessionDocument(new Field("", Optional.ofNullable(json)));
  }

  /** The rate that it asks for, or the usual one. */
  public int sampleRateHz() {
    double rate = root.number("sampleRateHz", Session.USUAL_RATE_HZ);
    if (rate != Math.rint(rate)) throw root.member("sampleRateHz").wrong("must be a whole number");
    return (int) rate;
  }

  /**
   * The session at a rate.
   *
   * @param files finds the file of a name; of a name that is none, its {@link
   *     IllegalArgumentException} goes on where the path of the field ends
   * @param rooms reads a file as the impulse response of a room
   * @throws IOException if a room cannot be read
   */
  public Session session(int sampleRateHz, Function<String, Path> files, Rooms rooms)
      throws IOException {
    Session.checkRate(sampleRateHz);
    NamedFiles named = new NamedFiles(files);
    var effects = new EffectFields(sampleRateHz, named, rooms);
    var tracks = new ArrayList<Track>();
    for (Field track : root.list("tracks")) tracks.add(track(track, effects, named));
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

  private static Track track(Field track, EffectFields effects, NamedFiles files)
      throws IOException {
    track.object("name", "clips", "effects", "gain", "pan", "mute", "solo");
    List<Clip> clips = track.list("clips").stream().map(clip -> clip(clip, files)).toList();
    List<StudioEffect> inserts = effects.read(track.list("effects"));
    String name = track.optionalText("name").orElse(track.path());
    Automation gain = automation(track, "gain", StudioGain.USUAL);
    Automation pan = automation(track, "pan", 0);
    boolean mute = track.flag("mute");
    boolean solo = track.flag("solo");
    return track.made(() -> new Track(name, clips, inserts, gain, pan, mute, solo));
  }

  private static Clip clip(Field clip, NamedFiles files) {
    clip.object("file", "startMs", "offsetMs", "durationMs", "gain", "fadeInMs", "fadeOutMs");
    Path recording = files.find(clip.member("file"), clip.text("file"));
    double startMs = clip.number("startMs", 0);
    double offsetMs = clip.number("offsetMs", 0);
    double gain = clip.number("gain", 1);
    double fadeInMs = clip.number("fadeInMs", 0);
    double fadeOutMs = clip.number("fadeOutMs", 0);
    var durationMs = clip.optionalNumber("durationMs");
    return clip.made(
        () -> new Clip(recording, startMs, offsetMs, durationMs, gain, fadeInMs, fadeOutMs));
  }

  private static Automation automation(Field owner, String name, double otherwise) {
    if (!owner.has(name)) return Automation.fixed(otherwise);
    Field field = owner.member(name);
    if (!field.isObject()) {
      if (!field.isNumber()) throw field.wrong("must be a number or an object with points");
      return Automation.fixed(field.number());
    }
    field.object("start", "points");
    double start = field.number("start", otherwise);
    List<Point> points = field.list("points").stream().map(SessionDocument::point).toList();
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
