package dev.backline.cloud.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * An account to try the product with, made by the product's own sign-up when the cloud is first
 * started and kept beside its data.
 */
record DemoLogin(String email, String password) {
  private static final String EMAIL = "demo@backline.example";
  private static final String FILE = "demo-login";
  private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(1);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /**
   * Reads the login of an earlier start, or signs up.
   *
   * @param data the cloud's data folder
   * @throws IOException if sign-up refuses; the message carries its answer
   */
  static DemoLogin of(URI api, Path data) throws IOException, InterruptedException {
    var file = data.resolve(FILE);
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      return new DemoLogin(lines.get(0), lines.get(1));
    }
    byte[] random = new byte[9];
    new SecureRandom().nextBytes(random);
    var login = new DemoLogin(EMAIL, "demo-" + HexFormat.of().formatHex(random));
    login.signUp(api);
    Files.createFile(file, OWNER_ONLY);
    Files.write(file, List.of(login.email, login.password));
    return login;
  }

  /** As the body of a log-in. */
  String json() {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  private void signUp(URI api) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(api.resolve("/api/auth/signup"))
            .timeout(ANSWERS_WITHIN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json()))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "sign-up answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }
  }
}
