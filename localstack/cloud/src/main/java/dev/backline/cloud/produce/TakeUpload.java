package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;

/**
 * Sends a take through presigned URLs, several parts at a time, with the file's SHA-256 declared
 * beforehand.
 */
final class TakeUpload {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARALLEL_PARTS = 4;

  private final BacklineApi api;

  TakeUpload(BacklineApi api) {
    this.api = api;
  }

  /** Declares the upload; the answer names the recording and where its bytes go. */
  JsonNode begin(Path take) throws IOException {
    ObjectNode declaration = JSON.createObjectNode();
    declaration.put("fileName", take.getFileName().toString());
    declaration.put("sizeBytes", Files.size(take));
    declaration.putObject("checksum").put("algorithm", "SHA256").put("value", sha256(take));
    return api.post("/api/uploads", declaration).path("data");
  }

  /**
   * Sends the bytes and completes the upload. {@code sent} hears the share that has gone, 0 to 1.
   */
  void send(Path take, JsonNode upload, DoubleConsumer sent) throws IOException {
    String completion = "/api/uploads/" + upload.path("uploadId").asText() + "/complete";
    if (upload.path("mode").asText().equals("single")) {
      api.put(
          URI.create(upload.path("url").asText()),
          upload.path("headers"),
          BodyPublishers.ofFile(take));
      sent.accept(1);
      api.post(completion, JSON.createObjectNode());
      return;
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode parts = body.putArray("parts");
    long partSize = upload.path("partSizeBytes").asLong();
    List<JsonNode> wanted = new ArrayList<>();
    upload.path("parts").forEach(wanted::add);
    try (FileChannel file = FileChannel.open(take);
        ExecutorService lanes =
            Executors.newFixedThreadPool(PARALLEL_PARTS, Thread.ofVirtual().factory())) {
      List<Future<String>> etags = new ArrayList<>();
      for (JsonNode part : wanted) {
        long from = (part.path("partNumber").asLong() - 1) * partSize;
        etags.add(
            lanes.submit(
                () ->
                    api.put(
                        URI.create(part.path("url").asText()),
                        part.path("headers"),
                        slice(file, from, partSize))));
      }
      for (int i = 0; i < wanted.size(); i++) {
        parts
            .addObject()
            .put("partNumber", wanted.get(i).path("partNumber").asInt())
            .put("etag", result(etags.get(i)));
        sent.accept((i + 1.0) / wanted.size());
      }
    }
    api.post(completion, body);
  }

  private static BodyPublisher slice(FileChannel file, long from, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, file.size() - from));
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // a positional read may be short
    }
    return BodyPublishers.ofByteArray(bytes.array());
  }

  private static String result(Future<String> etag) throws IOException {
    try {
      return etag.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while uploading", interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException io) throw io;
      throw new IOException("a part could not be sent", failed.getCause());
    }
  }

  private static String sha256(Path take) throws IOException {
    try (InputStream in = Files.newInputStream(take);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(java.io.OutputStream.nullOutputStream());
      return Base64.getEncoder().encodeToString(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }
}
