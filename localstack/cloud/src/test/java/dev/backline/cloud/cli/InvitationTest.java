package dev.backline.cloud.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.testing.CloudClient;
import dev.backline.cloud.testing.EmbeddedCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EmbeddedCloud
final class InvitationTest {
  private static final Path ROOT = Path.of(System.getProperty("backline.root"));

  @Test
  void leadsToAProductionWhenPasted(CloudClient client) throws IOException {
    assumeTrue(isInstalled("sh") && isInstalled("curl") && isInstalled("sed"));
    var login = new DemoLogin("demo-" + UUID.randomUUID() + "@example.com", "sing with me 42");
    client.post("/api/auth/signup", login.json());

    JsonNode job = pasted(new Invitation(client.baseUrl(), login, ROOT).commands()).path("data");

    assertThat(job.path("id").asText()).startsWith("prd_");
    assertThat(job.path("status").asText()).isIn("queued", "running");
    client.post("/api/jobs/" + job.path("id").asText() + "/cancel", "{}");
  }

  private static JsonNode pasted(String commands) throws IOException {
    var shell =
        new ProcessBuilder("sh", "-c", commands)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var answer = shell.getInputStream()) {
      return new ObjectMapper().readTree(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
