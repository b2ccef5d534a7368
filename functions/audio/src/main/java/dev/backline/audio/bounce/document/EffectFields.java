package dev.backline.audio.bounce.document;

import dev.backline.audio.bounce.UnplayableSessionException;
import dev.backline.audio.studio.ImpulseResponse;
import dev.backline.audio.studio.StudioCompressor;
import dev.backline.audio.studio.StudioEffect;
import dev.backline.audio.studio.StudioEqualiser;
import dev.backline.audio.studio.StudioGain;
import dev.backline.audio.studio.StudioPreset;
import dev.backline.audio.studio.StudioReverb;
import dev.backline.audio.studio.UnusableRoomException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads effects.
 *
 * @param sampleRateHz of the session
 * @param files finds the files of rooms
 * @param rooms reads them
 */
record EffectFields(int sampleRateHz, NamedFiles files, Rooms rooms) {
  private static final String HALL = "hall";

  List<StudioEffect> read(List<Field> fields) throws IOException {
    var effects = new ArrayList<StudioEffect>();
    for (Field field : fields) effects.addAll(read(field));
    return effects;
  }

  private List<StudioEffect> read(Field field) throws IOException {
    return switch (field.text("type")) {
      case "preset" -> preset(field.object("type", "name"));
      case "eq" -> List.of(equaliser(field.object("type", "lowDb", "midDb", "highDb")));
      case "compressor" ->
          List.of(
              compressor(
                  field.object(
                      "type",
                      "thresholdDb",
                      "kneeDb",
                      "ratio",
                      "attackSeconds",
                      "releaseSeconds")));
      case "reverb" -> List.of(reverb(field.object("type", "impulse", "dry", "wet", "normalise")));
      case "gain" -> List.of(gain(field.object("type", "gain")));
      default -> throw field.member("type").wrong("must be preset, eq, compressor, reverb or gain");
    };
  }

  private List<StudioEffect> preset(Field field) {
    return StudioPreset.named(field.text("name"))
        .orElseThrow(() -> field.member("name").wrong("must be one of " + StudioPreset.names()))
        .effects(sampleRateHz);
  }

  private static StudioEffect equaliser(Field field) {
    double low = field.number("lowDb", 0);
    double mid = field.number("midDb", 0);
    double high = field.number("highDb", 0);
    return field.made(() -> new StudioEqualiser(low, mid, high));
  }

  private static StudioEffect compressor(Field field) {
    var usual = StudioCompressor.USUAL;
    double threshold = field.number("thresholdDb", usual.thresholdDb());
    double knee = field.number("kneeDb", usual.kneeDb());
    double ratio = field.number("ratio", usual.ratio());
    double attack = field.number("attackSeconds", usual.attackSeconds());
    double release = field.number("releaseSeconds", usual.releaseSeconds());
    return field.made(() -> new StudioCompressor(threshold, knee, ratio, attack, release));
  }

  private StudioEffect reverb(Field field) throws IOException {
    ImpulseResponse room = room(field);
    double dry = field.number("dry", StudioGain.USUAL);
    double wet = field.number("wet", 0.3);
    boolean normalised = !field.has("normalise") || field.flag("normalise");
    return field.made(() -> new StudioReverb(room, dry, wet, normalised));
  }

  private ImpulseResponse room(Field field) throws IOException {
    if (field.optionalText("impulse").orElse(HALL).equals(HALL)) {
      return ImpulseResponse.hall(sampleRateHz);
    }
    try {
      return rooms.read(files.find(field.member("impulse"), field.text("impulse")));
    } catch (UnusableRoomException e) {
      throw new UnplayableSessionException(field.member("impulse").path() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new IOException(field.member("impulse").path() + ": " + e.getMessage(), e);
    }
  }

  private static StudioEffect gain(Field field) {
    double gain = field.number("gain", StudioGain.USUAL);
    return field.made(() -> new StudioGain(gain));
  }
}
