package dev.backline.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.cloud.testing.CloudClient;
import dev.backline.cloud.testing.EmbeddedCloud;
import org.junit.jupiter.api.Test;

/** The product runs in the embedded cloud: template, zips, authorizer and table meet. */
@EmbeddedCloud
final class ProductTest {

  @Test
  void opensItsHealthToEverybody(CloudClient client) {
    assertThat(client.get("/api/health").status()).isEqualTo(200);
  }

  @Test
  void asksForATokenElsewhere(CloudClient client) {
    assertThat(client.get("/api/jobs").status()).isEqualTo(401);
    assertThat(client.withToken("made-up").get("/api/jobs").status()).isIn(401, 403);
  }

  @Test
  void letsInWhoeverSignedUp(CloudClient client) {
    var artist = client.signedUp();

    assertThat(artist.get("/api/auth/me").status()).isEqualTo(200);
    assertThat(artist.get("/api/jobs").status()).isEqualTo(200);
  }
}
