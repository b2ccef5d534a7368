package dev.backline.audio.bounce;

import dev.backline.audio.studio.StudioEffect;
import java.util.List;

/**
 * A track: its clips together, then its effects in their order, its gain, its place.
 *
 * @param name for people
 * @param clips may overlap
 * @param effects heard one after the other, before the gain
 * @param gain factor, −100 to 100
 * @param pan −1 left to 1 right by equal power, as a StereoPannerNode
 * @param mute not heard, even if solo
 * @param solo while any track is solo, only those are heard
 */
public record Track(
    String name,
    List<Clip> clips,
    List<StudioEffect> effects,
    Automation gain,
    Automation pan,
    boolean mute,
    boolean solo) {

  public Track {
    clips = List.copyOf(clips);
    effects = List.copyOf(effects);
    gain.within("gain", -100, 100);
    pan.within("pan", -1, 1);
  }
}
