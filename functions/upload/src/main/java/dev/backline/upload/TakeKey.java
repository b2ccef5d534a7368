package dev.backline.upload;

import java.util.Optional;
import java.util.regex.Pattern;

/** The places of a take in the media bucket. */
public record TakeKey(String userId, String recordingId) {

  private static final Pattern ORIGINAL =
      Pattern.compile("users/(?<user>[^/]+)/uploads/(?<recording>[^/]+)/original");

  public static TakeKey of(String userId, String recordingId) {
    return new TakeKey(userId, recordingId);
  }

  /** Reads the key of an original; empty if it is the key of something else. */
  public static Optional<TakeKey> parse(String key) {
    var parts = ORIGINAL.matcher(key);
    return parts.matches()
        ? Optional.of(new TakeKey(parts.group("user"), parts.group("recording")))
        : Optional.empty();
  }

  public String original() {
    return folder() + "original";
  }

  public String peaks() {
    return folder() + "peaks.dat";
  }

  public String peaksJson() {
    return folder() + "peaks.json";
  }

  private String folder() {
    return "users/" + userId + "/uploads/" + recordingId + "/";
  }
}
