package dev.backline.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.template.Secret;
import dev.backline.cloud.wire.AwsJsonService.Operation;
import dev.backline.cloud.wire.AwsProblem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/**
 * The operations of Secrets Manager (API 2017-10-17) that an application uses: get, describe,
 * create and put; strings, current version only.
 */
public final class Secrets {
  private static final String TARGET = "secretsmanager.";

  private final SecretStore store;

  /**
   * Opens the secrets and makes those of the template that are not there.
   *
   * @param folder where their file lies; it is made readable by its owner only
   */
  public Secrets(Path folder, List<Secret> secrets) {
    this.store = new SecretStore(folder.resolve("secrets.json"), new SecureRandom());
    store.make(secrets);
  }

  /** The operations by {@code X-Amz-Target}. */
  public Map<String, Operation> operations() {
    return Map.of(
        TARGET + "GetSecretValue", this::get,
        TARGET + "DescribeSecret", this::describe,
        TARGET + "CreateSecret", this::create,
        TARGET + "PutSecretValue", this::put);
  }

  private JsonNode get(JsonNode request) throws AwsProblem {
    SecretStore.Entry entry = entry(request);
    String stage = request.path("VersionStage").asText("AWSCURRENT");
    String version = request.path("VersionId").asText(entry.versionId());
    if (!stage.equals("AWSCURRENT") || !version.equals(entry.versionId())) {
      throw new AwsProblem(
          "ResourceNotFoundException",
          "Secrets Manager can't find the specified secret value for staging label: " + stage);
    }
    ObjectNode answer =
        identity(entry)
            .put("SecretString", entry.value())
            .put("CreatedDate", entry.createdEpochMs() / 1000.0);
    answer.putArray("VersionStages").add("AWSCURRENT");
    return answer;
  }

  private JsonNode describe(JsonNode request) throws AwsProblem {
    SecretStore.Entry entry = entry(request);
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("ARN", entry.arn()).put("Name", entry.name());
    answer.put("CreatedDate", entry.createdEpochMs() / 1000.0);
    answer.putObject("VersionIdsToStages").putArray(entry.versionId()).add("AWSCURRENT");
    return answer;
  }

  private JsonNode create(JsonNode request) throws AwsProblem {
    String name = request.path("Name").asText("");
    if (!name.matches("[A-Za-z0-9/_+=.@-]{1,512}"))
      throw new AwsProblem("InvalidParameterException", "Name: 1 to 512 of A-Z a-z 0-9 /_+=.@-");
    if (store.find(name).isPresent()) {
      throw new AwsProblem(
          "ResourceExistsException",
          "The operation failed because the secret " + name + " already exists.");
    }
    return identity(store.create(name, value(request)));
  }

  private JsonNode put(JsonNode request) throws AwsProblem {
    SecretStore.Entry entry = entry(request);
    ObjectNode answer = identity(store.put(entry.arn(), entry.name(), value(request)));
    answer.putArray("VersionStages").add("AWSCURRENT");
    return answer;
  }

  private SecretStore.Entry entry(JsonNode request) throws AwsProblem {
    return store
        .find(request.path("SecretId").asText(""))
        .orElseThrow(
            () ->
                new AwsProblem(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret."));
  }

  private static String value(JsonNode request) throws AwsProblem {
    if (!request.path("SecretString").isTextual()) {
      throw new AwsProblem(
          "InvalidRequestException",
          "SecretString: the embedded cloud keeps strings only, and one is required");
    }
    return request.path("SecretString").asText();
  }

  private static ObjectNode identity(SecretStore.Entry entry) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ARN", entry.arn())
        .put("Name", entry.name())
        .put("VersionId", entry.versionId());
  }
}
