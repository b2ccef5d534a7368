package dev.backline.core.step;

import dev.backline.core.files.Scratch;
import dev.backline.core.json.Json;
import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The files of one run of a step: a scratch folder on disk that is gone when the run ends, however
 * it ends, and the place in the media bucket where its output lies. Not safe for use by several
 * threads.
 */
public final class Workspace implements AutoCloseable {

  private final ObjectStore objects;
  private final Json json;
  private final String prefix;
  private final Scratch scratch;
  private final Map<String, Path> fetched = new HashMap<>();

  Workspace(ObjectStore objects, Json json, String prefix) throws IOException {
    this.objects = objects;
    this.json = json;
    this.prefix = prefix;
    this.scratch = new Scratch();
  }

  /** A path in the scratch folder; nothing is made there yet. */
  public Path scratch(String name) {
    return scratch.file(name);
  }

  /**
   * The file on disk, fetched when it is first asked for and proved by its hash. Do not change it.
   *
   * @throws IOException if the bytes in the bucket are not those of the reference
   */
  public Path file(FileRef ref) throws IOException {
    Path known = fetched.get(ref.sha256());
    if (known != null) {
      return known;
    }
    Path path = scratch("in-" + fetched.size() + extension(ref.key()));
    objects.download(ref, path);
    fetched.put(ref.sha256(), path);
    return path;
  }

  /** As {@link #file(FileRef)}. */
  public Path file(AudioRef ref) throws IOException {
    return file(ref.file());
  }

  /**
   * Puts a finished file where the output of the step lies. The local file counts as fetched from
   * now on and must not be changed.
   *
   * @param name file name, or a path such as {@code stems/drums.wav}
   */
  public FileRef publish(String name, Path file) throws IOException {
    FileRef ref = objects.upload(prefix + name, file);
    fetched.put(ref.sha256(), file);
    return ref;
  }

  /**
   * As {@link #publish(String, Path)} for several files by their names, some at a time.
   *
   * @return their references, in the order of the map
   */
  public SequencedMap<String, FileRef> publishAll(SequencedMap<String, Path> files)
      throws IOException {
    var byKey = new LinkedHashMap<String, Path>();
    files.forEach((name, file) -> byKey.put(prefix + name, file));
    var published = new LinkedHashMap<String, FileRef>();
    for (FileRef ref : objects.uploadAll(byKey)) {
      fetched.put(ref.sha256(), byKey.get(ref.key()));
      published.put(ref.key().substring(prefix.length()), ref);
    }
    return published;
  }

  /** Puts a small value as JSON where the output of the step lies. */
  public FileRef publish(String name, Object value) throws IOException {
    Path file = scratch("out-" + name.replace('/', '-'));
    Files.write(file, json.bytes(value));
    return publish(name, file);
  }

  @Override
  public void close() {
    try {
      scratch.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String extension(String key) {
    int dot = key.lastIndexOf('.');
    return dot > key.lastIndexOf('/') ? key.substring(dot) : "";
  }
}
