package dev.backline.mixmaster.adapter;

import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.ffmpeg.Probe;
import dev.backline.audio.ffmpeg.UndecodableAudioException;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.objects.Sha256;
import dev.backline.core.objects.StoredObject;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import dev.backline.mixmaster.OwnMedia;
import dev.backline.mixmaster.Undecodable;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files in the media bucket whose hash is on record: recordings in the table, the package of a
 * production in its manifest, the output of a step in its result, and inputs in their own key.
 */
@Singleton
public final class StoredMedia implements OwnMedia {

  private static final Pattern RECORDING = Pattern.compile("uploads/(rec_[0-9A-Z]+)/original");
  private static final Pattern PACKAGE = Pattern.compile("(productions/[^/]+/)(.+)");
  private static final Pattern STEP = Pattern.compile("(steps/[^/]+/[^/]+/).+");
  private static final Pattern INPUT = Pattern.compile("inputs/([0-9a-f]{64})");

  private final Table table;
  private final ObjectStore objects;
  private final MediaLink links;
  private final Json json;
  private final Settings settings;

  StoredMedia(Table table, ObjectStore objects, MediaLink links, Json json, Settings settings) {
    this.table = table;
    this.objects = objects;
    this.links = links;
    this.json = json;
    this.settings = settings;
  }

  @Override
  public FileRef find(String userId, String url) throws IOException {
    if (url.chars().anyMatch(Character::isISOControl)) throw missing();
    if (url.startsWith("rec_")) return recording(userId, url);
    String folder = folder(userId);
    String key = links.key(userId, url);
    if (!key.startsWith(folder)) throw missing();
    String path = key.substring(folder.length());
    Matcher recording = RECORDING.matcher(path);
    if (recording.matches()) return recording(userId, recording.group(1));
    Matcher input = INPUT.matcher(path);
    if (input.matches()) {
      return objects
          .head(key)
          .map(StoredObject::sizeBytes)
          .map(bytes -> new FileRef(key, input.group(1), bytes))
          .orElseThrow(StoredMedia::missing);
    }
    Matcher pack = PACKAGE.matcher(path);
    if (pack.matches()) {
      return listed(folder + pack.group(1) + "manifest.json", "name", pack.group(2))
          .map(file -> ref(key, file))
          .orElseThrow(StoredMedia::missing);
    }
    Matcher step = STEP.matcher(path);
    if (step.matches()) {
      return listed(folder + step.group(1) + "result.json", "key", key)
          .map(file -> ref(key, file))
          .orElseThrow(StoredMedia::missing);
    }
    throw missing();
  }

  @Override
  public FileRef keep(String userId, byte[] content) throws IOException {
    Path file = Files.createTempFile("input-", "");
    try {
      Files.write(file, content);
      new Probe(Ffmpeg.at(Path.of(settings.text("FFMPEG_HOME")))).probe(file);
      return objects.upload(folder(userId) + "inputs/" + Sha256.of(content), file);
    } catch (UndecodableAudioException e) {
      throw Failure.of(Undecodable.code(e)).field("file");
    } finally {
      Files.delete(file);
    }
  }

  private static String folder(String userId) {
    return "users/" + userId + "/";
  }

  private FileRef recording(String userId, String recordingId) {
    Item recording =
        table
            .get(new Key("USER#" + userId, "RECORDING#" + recordingId))
            .orElseThrow(() -> Failure.of(ErrorCode.RECORDING_NOT_FOUND).field("file_url"));
    return switch (recording.text("status")) {
      case "ready" ->
          new FileRef(
              recording.text("key"), recording.text("sha256"), recording.integer("sizeBytes"));
      case "rejected" ->
          throw Failure.of(ErrorCode.RECORDING_REJECTED, recording.text("reason"))
              .field("file_url");
      default -> throw Failure.of(ErrorCode.RECORDING_NOT_READY).field("file_url").retryAfter(2);
    };
  }

  /** The entry of a file in a document that lists files with their hashes. */
  private Optional<Map<?, ?>> listed(String document, String member, String value)
      throws IOException {
    Optional<byte[]> text = objects.read(document);
    return text.isEmpty()
        ? Optional.empty()
        : entries(json.read(text.get(), Argument.mapOf(String.class, Object.class)))
            .filter(entry -> entry.containsKey("sha256") && value.equals(entry.get(member)))
            .findFirst();
  }

  private static Stream<Map<?, ?>> entries(Object node) {
    return switch (node) {
      case Map<?, ?> map ->
          Stream.concat(Stream.of(map), map.values().stream().flatMap(StoredMedia::entries));
      case Collection<?> list -> list.stream().flatMap(StoredMedia::entries);
      case null, default -> Stream.empty();
    };
  }

  private static FileRef ref(String key, Map<?, ?> entry) {
    return new FileRef(
        key, entry.get("sha256").toString(), ((Number) entry.get("sizeBytes")).longValue());
  }

  private static Failure missing() {
    return Failure.of(ErrorCode.MEDIA_NOT_FOUND).field("file_url");
  }
}
