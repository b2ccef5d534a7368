package dev.backline.cloud.events;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far each shard of a stream was read, on disk: the number of the last record that was dealt
 * with, or that the shard is done.
 */
final class Checkpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DONE = "done";

  private final Path file;
  private final Map<String, String> positions;

  Checkpoint(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.getParent());
      this.positions =
          Files.exists(file)
              ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {})
              : new TreeMap<>();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Whether nothing was ever read. */
  synchronized boolean fresh() {
    return positions.isEmpty();
  }

  synchronized Optional<String> lastOf(String shard) {
    return Optional.ofNullable(positions.get(shard)).filter(position -> !position.equals(DONE));
  }

  synchronized boolean done(String shard) {
    return DONE.equals(positions.get(shard));
  }

  synchronized void moveTo(String shard, String sequenceNumber) {
    positions.put(shard, sequenceNumber);
    write();
  }

  synchronized void finish(String shard) {
    positions.put(shard, DONE);
    write();
  }

  /** Forgets the position in a shard whose records are gone. */
  synchronized void forget(String shard) {
    positions.remove(shard);
    write();
  }

  private void write() {
    try {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      JSON.writeValue(part.toFile(), positions);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
