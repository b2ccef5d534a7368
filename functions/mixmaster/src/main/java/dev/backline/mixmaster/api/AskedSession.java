package dev.backline.mixmaster.api;

import dev.backline.audio.bounce.document.SessionDocument;
import dev.backline.audio.studio.ImpulseResponse;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.media.FileRef;
import dev.backline.mixmaster.Asked;
import dev.backline.mixmaster.BounceOrder;
import dev.backline.mixmaster.OwnMedia;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes an order of a session. Every field is checked before anything is decoded; the sounds get
 * names of their own, so that the same session is the same order by whichever links it came.
 */
@Singleton
final class AskedSession {

  private static final Set<String> NAMES_OF_FILES = Set.of("file", "impulse");

  private final OwnMedia media;

  AskedSession(OwnMedia media) {
    this.media = media;
  }

  /**
   * @throws Failure that names the field by its path, or that a recording is not ready yet
   */
  BounceOrder order(String userId, Map<String, Object> document) throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, FileRef> sounds = new TreeMap<>();
    try {
      var session = SessionDocument.of(document);
      int rate = session.sampleRateHz();
      session.session(
          rate,
          link -> {
            String name = names.computeIfAbsent(link, _ -> "sound-" + (names.size() + 1));
            sounds.computeIfAbsent(name, _ -> sound(userId, link));
            return Path.of(name);
          },
          // No room is read yet; any will do to see whether the rest is right.
          _ -> ImpulseResponse.hall(rate));
    } catch (IllegalArgumentException e) {
      String[] complaint = e.getMessage().split(" ", 2);
      throw Asked.wrong(complaint[0], complaint[1]);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    @SuppressWarnings("unchecked") // an object becomes an object
    var renamed = (Map<String, Object>) renamed(document, names);
    return new BounceOrder(renamed, sounds);
  }

  private FileRef sound(String userId, String link) {
    try {
      return media.find(userId, link);
    } catch (Failure failure) {
      if (failure.code() == ErrorCode.RECORDING_NOT_READY) throw failure;
      throw new IllegalArgumentException(
          "must name a sound of yours, as file_url of POST /api/mix/process does", failure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object renamed(Object node, Map<String, String> names) {
    return switch (node) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach(
            (key, value) ->
                copy.put(
                    key.toString(),
                    NAMES_OF_FILES.contains(key.toString()) && names.containsKey(value)
                        ? names.get(value)
                        : renamed(value, names)));
        yield copy;
      }
      case List<?> list -> list.stream().map(element -> renamed(element, names)).toList();
      case null -> null;
      default -> node;
    };
  }
}
