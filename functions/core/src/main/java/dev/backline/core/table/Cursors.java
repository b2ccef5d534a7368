package dev.backline.core.table;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.handler.Settings;
import dev.backline.core.secrets.Secrets;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes and reads cursors. A cursor is the key at which a page ended, signed with HMAC-SHA-256
 * together with the query, so that it opens no other query and cannot be made up by a client.
 */
@Singleton
@Requires(classes = DynamoDbClient.class)
final class Cursors {

  private static final int MAC_BYTES = 16;
  private static final String SEPARATOR = "\u0000";

  private final Settings settings;
  private final Secrets secrets;

  Cursors(Settings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  String write(Query query, Map<String, AttributeValue> lastKey) {
    var text = new StringBuilder();
    lastKey.forEach(
        (name, value) -> text.append(name).append(SEPARATOR).append(value.s()).append(SEPARATOR));
    byte[] key = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] mac = mac(query, key);
    byte[] cursor = Arrays.copyOf(mac, MAC_BYTES + key.length);
    System.arraycopy(key, 0, cursor, MAC_BYTES, key.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  Map<String, AttributeValue> read(Query query, String cursor) {
    byte[] bytes = decode(cursor);
    if (bytes.length <= MAC_BYTES) {
      throw invalid();
    }
    byte[] key = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
    if (!MessageDigest.isEqual(mac(query, key), Arrays.copyOf(bytes, MAC_BYTES))) {
      throw invalid();
    }
    String[] parts = new String(key, StandardCharsets.UTF_8).split(SEPARATOR);
    Map<String, AttributeValue> lastKey = new HashMap<>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      lastKey.put(parts[i], AttributeValue.fromS(parts[i + 1]));
    }
    return lastKey;
  }

  private byte[] mac(Query query, byte[] key) {
    try {
      var hmac = Mac.getInstance("HmacSHA256");
      String secret =
          settings
              .optional("CURSOR_SECRET_ARN")
              .map(secrets::text)
              .orElseGet(() -> settings.text("JWT_SECRET"));
      hmac.init(
          new SecretKeySpec(
              ("cursor" + SEPARATOR + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String scope =
          String.join(
              SEPARATOR,
              query.index().name(),
              query.partition(),
              query.prefix(),
              Boolean.toString(query.descending()),
              "");
      hmac.update(scope.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hmac.doFinal(key), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decode(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
  }

  private static Failure invalid() {
    return Failure.of(ErrorCode.INVALID_CURSOR).field("cursor");
  }
}
