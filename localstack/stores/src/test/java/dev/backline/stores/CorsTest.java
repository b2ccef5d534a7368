package dev.backline.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class CorsTest {
  private EmbeddedBuckets buckets;

  @BeforeEach
  void start(@TempDir Path folder) {
    buckets = EmbeddedBuckets.inFolder(folder, 0, List.of("https://backline.example"));
    try (S3Client s3 = buckets.client()) {
      s3.createBucket(bucket -> bucket.bucket("media"));
    }
  }

  @AfterEach
  void stop() {
    buckets.close();
  }

  @Test
  void letsBrowsersUploadFromANamedOrigin() throws Exception {
    HttpResponse<String> answer = preflight("https://backline.example");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("access-control-allow-origin"))
        .hasValue("https://backline.example");
  }

  @Test
  void refusesAnotherOrigin() throws Exception {
    HttpResponse<String> answer = preflight("https://elsewhere.example");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> preflight(String origin) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(buckets.endpoint() + "/media/k"))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "PUT")
            .header("Access-Control-Request-Headers", "content-type")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
