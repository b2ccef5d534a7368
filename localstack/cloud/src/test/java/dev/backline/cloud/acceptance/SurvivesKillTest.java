package dev.backline.cloud.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.cloud.testing.EmbeddedCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was accepted is lost when the process is killed, whatever it was doing. */
@EmbeddedCloud
final class SurvivesKillTest {
  private static final Set<String> BAND_AND_LATER = Set.of("Generation", "Mix", "Master", "Export");

  @TempDir Path folder;

  @Test
  void finishesAProductionThatWasKilledInTheIngestAndInTheBand()
      throws IOException, InterruptedException {
    byte[] take = Takes.morningLight(12);
    try (var cloud = new ForkedCloud(folder)) {
      var musician = Musician.at(cloud.client());

      String id = musician.produce(take, 7);
      cloud.killAndRestart();
      musician.follow(id, job -> reachedTheBand(job));
      cloud.killAndRestart();
      var survivor = musician.succeeded(id);

      assertThat(survivor.path("attempt").asInt()).isEqualTo(1);
      assertThat(survivor.path("progress").asInt()).isEqualTo(100);
      assertThat(musician.api().get("/api/jobs").json().findValuesAsText("status"))
          .contains("succeeded")
          .doesNotContain("failed", "canceled", "queued");
      var other = Musician.at(cloud.client());
      var undisturbed = other.succeeded(other.produce(take, 7));
      assertThat(Musician.hex(Musician.file(survivor, "master.wav")))
          .isEqualTo(Musician.hex(Musician.file(undisturbed, "master.wav")));
    }
  }

  private static boolean reachedTheBand(JsonNode job) {
    return Musician.ended(job) || BAND_AND_LATER.contains(job.path("step").asText());
  }
}
