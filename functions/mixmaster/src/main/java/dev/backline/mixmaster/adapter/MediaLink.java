package dev.backline.mixmaster.adapter;

import dev.backline.core.objects.Presigner;
import dev.backline.mixmaster.Asked;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Finds the key in a link. A signed URL is one of ours if the product, asked to sign that key,
 * gives the same URL up to the signature: no list of hosts is needed, and nothing is fetched.
 */
@Singleton
final class MediaLink {

  private static final String MEDIA = "/media/";
  private static final String USERS = "/users/";

  private final Presigner presigner;

  MediaLink(Presigner presigner) {
    this.presigner = presigner;
  }

  /**
   * The key that a link names; not yet known to exist.
   *
   * @param userId whose file is meant where the link does not say
   */
  String key(String userId, String link) {
    if (link.startsWith(MEDIA)) {
      String path = link.substring(MEDIA.length());
      return "users/" + (path.startsWith("usr_") ? path : userId + "/" + path);
    }
    return signed(link)
        .orElseThrow(
            () ->
                Asked.wrong(
                    "file_url",
                    "must be the id of a recording, a link that this API gave you, or /media/ and a"
                        + " path; upload other files with POST /api/uploads"));
  }

  private Optional<String> signed(String link) {
    return path(link)
        .filter(path -> path.contains(USERS))
        .map(path -> path.substring(path.indexOf(USERS) + 1))
        .filter(key -> unsigned(presigner.get(key).url()).equals(unsigned(link)));
  }

  private static Optional<String> path(String link) {
    try {
      return Optional.ofNullable(new URI(link).getPath());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static String unsigned(String url) {
    return url.split("\\?", 2)[0];
  }
}
