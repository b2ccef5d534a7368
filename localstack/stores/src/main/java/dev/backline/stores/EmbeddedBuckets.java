package dev.backline.stores;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * S3Proxy in this process: the S3 protocol on 127.0.0.1, path style, signature version 4 checked.
 * In a folder, objects are files, and an event that was not taken when the process ended is offered
 * again after the next start.
 */
public final class EmbeddedBuckets implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedBuckets.class.getName());
  private static final long FIRST_RETRY_MS = 200;
  private static final long LAST_RETRY_MS = 10_000;

  private final S3Proxy server;
  private final URI endpoint;
  private final BlobStore store;
  private final ObjectJournal journal;
  private final CompletableFuture<ObjectListener> listener = new CompletableFuture<>();
  private final ExecutorService deliveries =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("object-event-", 0).factory());

  private EmbeddedBuckets(BlobStore store, ObjectJournal journal, int port, List<String> origins)
      throws Exception {
    this.store = store;
    this.journal = journal;
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new AnnouncingBlobStore(store, journal, (_, entry) -> announce(entry)))
            .awsAuthentication(
                AuthenticationType.AWS_V4,
                LocalAccount.ACCESS_KEY_ID,
                LocalAccount.SECRET_ACCESS_KEY)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .corsRules(sharedWith(origins))
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    proxy.start();
    this.server = proxy;
    this.endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /** Starts with objects that end with the process, on a free port, open to every origin. */
  public static EmbeddedBuckets inMemory() {
    try {
      return new EmbeddedBuckets(
          new TransientNio2BlobStore(), new ObjectJournal(Optional.empty()), 0, List.of("*"));
    } catch (Exception e) {
      throw new StoreNotStarted("buckets: could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * Starts with objects that are kept in a folder.
   *
   * @param port 0 for a free one
   * @param origins those that browsers may call from; {@code *} for all
   */
  public static EmbeddedBuckets inFolder(Path folder, int port, List<String> origins) {
    try {
      Path objects = Files.createDirectories(folder.resolve("objects"));
      var store = new LinkingBlobStore(new FilesystemNio2BlobStore(objects.toString()), objects);
      return new EmbeddedBuckets(
          store, new ObjectJournal(Optional.of(folder.resolve("events"))), port, origins);
    } catch (Exception e) {
      throw new StoreNotStarted(
          "buckets: could not be started in " + folder + " on port " + port + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * Names who takes the events. Until then they wait. First come those that a former process did
   * not deliver.
   *
   * @throws IllegalStateException when somebody takes them already
   */
  public void deliverTo(ObjectListener taker) throws IOException {
    List<ObjectJournal.Entry> left = listener.isDone() ? List.of() : journal.unfinished();
    if (!listener.complete(taker))
      throw new IllegalStateException("the events of the buckets are taken already");
    left.forEach(this::announce);
  }

  /** Where it listens, without a path. */
  public URI endpoint() {
    return endpoint;
  }

  /** A new client; the caller closes it. */
  public S3Client client() {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** A new presigner; the caller closes it. */
  public S3Presigner presigner() {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("buckets: did not stop", e);
    } finally {
      deliveries.shutdownNow();
      store.close();
    }
  }

  /** S3Proxy takes origins as regular expressions, S3 as literals with at most one asterisk. */
  private static CrossOriginResourceSharing sharedWith(List<String> origins) {
    List<String> patterns =
        origins.stream()
            .map(
                origin ->
                    origin.equals("*") ? origin : "\\Q" + origin.replace("*", "\\E.*\\Q") + "\\E")
            .toList();
    return new CrossOriginResourceSharing(
        patterns,
        List.of("GET", "HEAD", "PUT", "POST", "DELETE"),
        List.of("*"),
        List.of("ETag", "x-amz-*"),
        "");
  }

  private void announce(ObjectJournal.Entry entry) {
    deliveries.execute(() -> deliver(entry));
  }

  private void deliver(ObjectJournal.Entry entry) {
    try {
      Optional<ObjectEvent> event = happened(entry);
      if (event.isPresent()) untilTaken(event.get());
      journal.end(entry);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void untilTaken(ObjectEvent event) throws InterruptedException {
    for (long waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(2 * waitMs, LAST_RETRY_MS)) {
      try {
        listener.join().on(event);
        return;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        LOG.log(
            Level.WARNING,
            e,
            () -> "the event " + event + " was not taken; it will be offered again");
        Thread.sleep(waitMs);
      }
    }
  }

  private Optional<ObjectEvent> happened(ObjectJournal.Entry entry) {
    Optional<HeadObjectResponse> object = head(entry.bucket(), entry.key());
    if (object.isPresent() != entry.kind().created()) return Optional.empty();
    return Optional.of(
        new ObjectEvent(
            entry.id(),
            entry.kind(),
            entry.bucket(),
            entry.key(),
            object.map(HeadObjectResponse::contentLength).orElse(0L),
            object.map(HeadObjectResponse::eTag).orElse("").replace("\"", ""),
            entry.begunAt()));
  }

  private Optional<HeadObjectResponse> head(String bucket, String key) {
    try {
      return Optional.ofNullable(
          store.blobMetadata(HeadObjectRequest.builder().bucket(bucket).key(key).build()));
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    } catch (S3Exception e) {
      if (e.statusCode() == 404) return Optional.empty();
      throw e;
    }
  }
}
