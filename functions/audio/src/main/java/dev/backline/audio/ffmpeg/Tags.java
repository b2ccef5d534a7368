package dev.backline.audio.ffmpeg;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is written into a file for the listener's player and the shop.
 *
 * @param values what each tag says; those that are not there are not written
 */
public record Tags(Map<Tag, String> values) {

  /** Nothing is written. */
  public static final Tags NONE = new Tags(Map.of());

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the tag and what it must look like
   */
  public Tags {
    values.forEach(Tag::check);
    values = Map.copyOf(values);
  }

  /** Title and artist. */
  public static Tags of(Optional<String> title, Optional<String> artist) {
    return NONE.with(Tag.TITLE, title).with(Tag.ARTIST, artist);
  }

  /** The same and this one, if it is there. */
  public Tags with(Tag tag, Optional<String> value) {
    if (value.isEmpty()) {
      return this;
    }
    var more = new EnumMap<Tag, String>(Tag.class);
    more.putAll(values);
    more.put(tag, value.get());
    return new Tags(more);
  }

  /** Those that are there and that the format has no place for, in the order of {@link Tag}. */
  public List<Tag> withoutPlaceIn(DeliveryFormat format) {
    return Arrays.stream(Tag.values())
        .filter(tag -> values.containsKey(tag) && tag.name(format).isEmpty())
        .toList();
  }

  /** FFmpeg's names and the values, in the order of {@link Tag}. */
  Map<String, String> in(DeliveryFormat format) {
    var named = new LinkedHashMap<String, String>();
    for (Tag tag : Tag.values()) {
      Optional.ofNullable(values.get(tag))
          .ifPresent(value -> tag.name(format).ifPresent(name -> named.put(name, value)));
    }
    return named;
  }
}
