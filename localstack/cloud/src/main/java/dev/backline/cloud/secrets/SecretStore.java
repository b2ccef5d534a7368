package dev.backline.cloud.secrets;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.template.Secret;
import dev.backline.stores.LocalAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The secrets, by ARN, in one file with the permissions {@code rw-------}. */
final class SecretStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LETTERS_AND_DIGITS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String PUNCTUATION = "!#$%&()*+,-.:;<=>?@[]^_`{|}~";

  private final Path file;
  private final SecureRandom random;
  private final Map<String, Entry> entries;

  /** A secret and its current version. */
  record Entry(String arn, String name, String value, String versionId, long createdEpochMs) {}

  SecretStore(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
    try {
      this.entries =
          Files.exists(file)
              ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Entry>>() {})
              : new TreeMap<>();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the secrets in " + file, e);
    }
  }

  /** Makes those of the template that are not there; what is there keeps its value. */
  synchronized void make(List<Secret> secrets) {
    for (Secret secret : secrets) {
      if (!entries.containsKey(secret.arn()))
        put(secret.arn(), secret.name(), secret.value().orElseGet(() -> generated(secret)));
    }
  }

  synchronized Optional<Entry> find(String nameOrArn) {
    return entries.values().stream()
        .filter(entry -> entry.arn().equals(nameOrArn) || entry.name().equals(nameOrArn))
        .findFirst();
  }

  synchronized Entry create(String name, String value) {
    String arn =
        "arn:aws:secretsmanager:%s:%s:secret:%s-Backln"
            .formatted(LocalAccount.REGION.id(), LocalAccount.ID, name);
    return put(arn, name, value);
  }

  synchronized Entry put(String arn, String name, String value) {
    var entry =
        new Entry(arn, name, value, UUID.randomUUID().toString(), System.currentTimeMillis());
    entries.put(arn, entry);
    write();
    return entry;
  }

  private String generated(Secret secret) {
    String characters =
        secret.excludePunctuation() ? LETTERS_AND_DIGITS : LETTERS_AND_DIGITS + PUNCTUATION;
    var value = new StringBuilder();
    for (int i = 0; i < secret.length(); i++)
      value.append(characters.charAt(random.nextInt(characters.length())));
    return value.toString();
  }

  private void write() {
    try {
      Files.createDirectories(file.getParent());
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      JSON.writeValue(part.toFile(), entries);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the secrets to " + file, e);
    }
  }
}
