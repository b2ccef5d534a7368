package dev.backline.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.model.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The deployed state machines: a file each. */
final class Machines {

  private static final String SUFFIX = ".json";

  private final Path folder;
  private final Map<String, Machine> byArn = new ConcurrentSkipListMap<>();

  Machines(Path folder) {
    this.folder = folder;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
        Machine machine = read(Json.read(Files.readString(file)));
        byArn.put(machine.arn(), machine);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Machine> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  List<Machine> all() {
    return List.copyOf(byArn.values());
  }

  void save(Machine machine) {
    Path temporary = folder.resolve(machine.name() + ".new");
    try {
      Files.writeString(temporary, Json.text(write(machine)));
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          temporary, folder.resolve(machine.name() + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byArn.put(machine.arn(), machine);
  }

  void delete(Machine machine) {
    try {
      Files.deleteIfExists(folder.resolve(machine.name() + SUFFIX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byArn.remove(machine.arn());
  }

  private static ObjectNode write(Machine machine) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("arn", machine.arn())
        .put("name", machine.name())
        .put("definition", machine.definition())
        .put("roleArn", machine.roleArn())
        .put("createdAt", machine.createdAt().toEpochMilli())
        .put("revisionId", machine.revisionId());
  }

  private static Machine read(JsonNode json) {
    return new Machine(
        json.get("arn").textValue(),
        json.get("name").textValue(),
        json.get("definition").textValue(),
        json.get("roleArn").textValue(),
        Instant.ofEpochMilli(json.get("createdAt").longValue()),
        json.get("revisionId").textValue());
  }
}
