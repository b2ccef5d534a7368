package dev.backline.mixmaster;

import dev.backline.core.media.FileRef;
import java.util.Map;

/**
 * A session to be rendered.
 *
 * @param session the document of docs/studio-session.md, whose files have the names of {@code
 *     sounds}
 * @param sounds by the name that the document has for them
 */
public record BounceOrder(Map<String, Object> session, Map<String, FileRef> sounds) {

  public BounceOrder {
    sounds = Map.copyOf(sounds);
  }
}
