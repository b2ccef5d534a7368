package dev.backline.cloud.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.cloud.template.Secret;
import dev.backline.cloud.wire.AwsJsonService;
import dev.backline.stores.LocalAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsTest {
  private static final Secret JWT =
      new Secret(
          "JwtSecret",
          "jwt",
          "arn:aws:secretsmanager:us-east-1:000000000000:secret:jwt-Backln",
          Optional.empty(),
          64,
          true);

  @TempDir Path folder;

  private final List<AwsJsonService> services = new ArrayList<>();

  @AfterEach
  void stop() {
    services.forEach(AwsJsonService::close);
  }

  @Test
  void generatesASecretOnceAndKeepsIt() throws IOException {
    String first = client().getSecretValue(request -> request.secretId(JWT.arn())).secretString();
    String afterARestart =
        client().getSecretValue(request -> request.secretId("jwt")).secretString();

    assertThat(first).hasSize(64).matches("[A-Za-z0-9]+").isEqualTo(afterARestart);
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void createsReadsAndReplacesASecret() throws IOException {
    SecretsManagerClient secrets = client();

    String arn =
        secrets.createSecret(request -> request.name("provider/key").secretString("one")).arn();
    String version =
        secrets.putSecretValue(request -> request.secretId(arn).secretString("two")).versionId();

    assertThat(secrets.getSecretValue(request -> request.secretId("provider/key")).secretString())
        .isEqualTo("two");
    assertThat(secrets.describeSecret(request -> request.secretId(arn)).versionIdsToStages())
        .containsEntry(version, List.of("AWSCURRENT"));
    assertThatThrownBy(
            () -> secrets.createSecret(request -> request.name("provider/key").secretString("x")))
        .isInstanceOf(ResourceExistsException.class);
  }

  @Test
  void doesNotFindWhatIsNotThere() throws IOException {
    SecretsManagerClient secrets = client();

    assertThatThrownBy(() -> secrets.getSecretValue(request -> request.secretId("absent")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private SecretsManagerClient client() throws IOException {
    var service = new AwsJsonService(0, new Secrets(folder, List.of(JWT)).operations());
    services.add(service);
    return SecretsManagerClient.builder()
        .endpointOverride(service.endpoint())
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
