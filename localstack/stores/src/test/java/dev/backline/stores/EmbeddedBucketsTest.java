package dev.backline.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class EmbeddedBucketsTest {
  private static final String KEY = "users/a b+ü/original";

  @TempDir Path folder;

  @Test
  void announcesEveryWayAnObjectComesAndGoes() throws Exception {
    try (EmbeddedBuckets buckets = EmbeddedBuckets.inFolder(folder, 0, List.of("*"));
        S3Client s3 = buckets.client()) {
      BlockingQueue<ObjectEvent> events = new LinkedBlockingQueue<>();
      buckets.deliverTo(events::add);
      s3.createBucket(bucket -> bucket.bucket("media"));

      s3.putObject(object -> object.bucket("media").key(KEY), RequestBody.fromString("take"));
      ObjectEvent put = next(events);
      s3.copyObject(
          copy ->
              copy.sourceBucket("media")
                  .sourceKey(KEY)
                  .destinationBucket("media")
                  .destinationKey("copy"));
      ObjectEvent copied = next(events);
      multipart(s3, "media", "parts");
      ObjectEvent completed = next(events);
      s3.deleteObject(object -> object.bucket("media").key("copy"));
      ObjectEvent removed = next(events);
      var parts = Delete.builder().objects(ObjectIdentifier.builder().key("parts").build()).build();
      s3.deleteObjects(objects -> objects.bucket("media").delete(parts));
      ObjectEvent removedInBatch = next(events);

      assertThat(put.kind()).isEqualTo(ObjectEvent.Kind.CREATED_PUT);
      assertThat(put.key()).isEqualTo(KEY);
      assertThat(put.sizeBytes()).isEqualTo(4);
      assertThat(put.eTag()).matches("[0-9a-f]{32}");
      assertThat(copied.kind()).isEqualTo(ObjectEvent.Kind.CREATED_COPY);
      assertThat(completed.kind()).isEqualTo(ObjectEvent.Kind.CREATED_COMPLETE_MULTIPART_UPLOAD);
      assertThat(completed.key()).isEqualTo("parts");
      assertThat(removed.kind()).isEqualTo(ObjectEvent.Kind.REMOVED_DELETE);
      assertThat(removed.key()).isEqualTo("copy");
      assertThat(removedInBatch.key()).isEqualTo("parts");
      assertThat(events.poll(200, TimeUnit.MILLISECONDS)).isNull();
      assertThat(completed.id()).isGreaterThan(put.id());
    }
  }

  @Test
  void copiesAnObjectSoThatNeitherFollowsTheOther() throws Exception {
    try (EmbeddedBuckets buckets = EmbeddedBuckets.inFolder(folder, 0, List.of("*"));
        S3Client s3 = buckets.client()) {
      s3.createBucket(bucket -> bucket.bucket("media"));
      s3.putObject(
          object -> object.bucket("media").key(KEY).contentType("audio/wav"),
          RequestBody.fromString("take"));

      copy(s3, KEY, "packages/copy");
      copy(s3, KEY, "packages/copy");
      copy(s3, KEY, "packages/other");
      s3.putObject(object -> object.bucket("media").key(KEY), RequestBody.fromString("newer"));
      s3.deleteObject(object -> object.bucket("media").key("packages/other"));

      ResponseBytes<GetObjectResponse> copy =
          s3.getObjectAsBytes(object -> object.bucket("media").key("packages/copy"));
      assertThat(copy.asUtf8String()).isEqualTo("take");
      assertThat(copy.response().contentType()).isEqualTo("audio/wav");
      assertThat(copy.response().eTag()).isEqualTo("\"600d6af0f320a021dc494cfa2daca569\"");
      assertThat(s3.getObjectAsBytes(object -> object.bucket("media").key(KEY)).asUtf8String())
          .isEqualTo("newer");
      assertThat(s3.listObjectsV2(list -> list.bucket("media")).contents())
          .extracting(S3Object::key)
          .containsExactly("packages/copy", KEY);
    }
  }

  @Test
  void refusesToCopyWhatIsNotThereOrIsToBeOtherThanItWas() {
    try (EmbeddedBuckets buckets = EmbeddedBuckets.inFolder(folder, 0, List.of("*"));
        S3Client s3 = buckets.client()) {
      s3.createBucket(bucket -> bucket.bucket("media"));
      s3.putObject(object -> object.bucket("media").key(KEY), RequestBody.fromString("take"));

      assertThatExceptionOfType(NoSuchKeyException.class)
          .isThrownBy(() -> copy(s3, "missing", "copy"));
      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(
              () ->
                  s3.copyObject(
                      copy ->
                          copy.sourceBucket("media")
                              .sourceKey(KEY)
                              .copySourceIfMatch("another")
                              .destinationBucket("media")
                              .destinationKey("copy")))
          .matches(refused -> refused.statusCode() == 412);
    }
  }

  @Test
  void offersAnEventAgainUntilItIsTaken() throws Exception {
    try (EmbeddedBuckets buckets = EmbeddedBuckets.inMemory();
        S3Client s3 = buckets.client()) {
      BlockingQueue<ObjectEvent> taken = new LinkedBlockingQueue<>();
      var offers = new AtomicInteger();
      buckets.deliverTo(
          event -> {
            if (offers.incrementAndGet() < 3)
              throw new IllegalStateException("the queue is not there yet");
            taken.add(event);
          });
      s3.createBucket(bucket -> bucket.bucket("media"));

      s3.putObject(object -> object.bucket("media").key("k"), RequestBody.fromString("take"));

      assertThat(next(taken).key()).isEqualTo("k");
      assertThat(offers).hasValue(3);
    }
  }

  @Test
  void announcesAfterARestartWhatAKilledProcessDidNotDeliver() throws Exception {
    try (Host host = Host.of("buckets", folder);
        S3Client s3 = clientOf(host.said())) {
      s3.createBucket(bucket -> bucket.bucket("media"));
      s3.putObject(object -> object.bucket("media").key(KEY), RequestBody.fromString("take"));

      host.killHard();
    }

    try (EmbeddedBuckets buckets = EmbeddedBuckets.inFolder(folder, 0, List.of("*"))) {
      BlockingQueue<ObjectEvent> events = new LinkedBlockingQueue<>();
      buckets.deliverTo(events::add);

      assertThat(next(events))
          .extracting(ObjectEvent::key, ObjectEvent::sizeBytes)
          .containsExactly(KEY, 4L);
    }
  }

  @Test
  void honoursPresignedUrlsAndRangesAndRefusesTamperedOnes() throws Exception {
    try (EmbeddedBuckets buckets = EmbeddedBuckets.inMemory();
        S3Client s3 = buckets.client();
        S3Presigner presigner = buckets.presigner();
        HttpClient http = HttpClient.newHttpClient()) {
      s3.createBucket(bucket -> bucket.bucket("media"));
      Duration valid = Duration.ofMinutes(5);
      URI put =
          presigner
              .presignPutObject(
                  url ->
                      url.signatureDuration(valid)
                          .putObjectRequest(object -> object.bucket("media").key(KEY)))
              .url()
              .toURI();
      URI get =
          presigner
              .presignGetObject(
                  url ->
                      url.signatureDuration(valid)
                          .getObjectRequest(object -> object.bucket("media").key(KEY)))
              .url()
              .toURI();

      HttpResponse<String> stored =
          send(
              http,
              HttpRequest.newBuilder(put).PUT(HttpRequest.BodyPublishers.ofString("0123456789")));
      HttpResponse<String> range =
          send(http, HttpRequest.newBuilder(get).header("Range", "bytes=2-4"));
      HttpResponse<String> tampered =
          send(
              http,
              HttpRequest.newBuilder(URI.create(get.toString().replace("original", "another"))));

      assertThat(stored.statusCode()).isEqualTo(200);
      assertThat(range.statusCode()).isEqualTo(206);
      assertThat(range.body()).isEqualTo("234");
      assertThat(tampered.statusCode()).isEqualTo(403);
    }
  }

  private static void copy(S3Client s3, String from, String to) {
    s3.copyObject(
        copy ->
            copy.sourceBucket("media")
                .sourceKey(from)
                .destinationBucket("media")
                .destinationKey(to));
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
      throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void multipart(S3Client s3, String bucket, String key) {
    String id = s3.createMultipartUpload(upload -> upload.bucket(bucket).key(key)).uploadId();
    String eTag =
        s3.uploadPart(
                part -> part.bucket(bucket).key(key).uploadId(id).partNumber(1),
                RequestBody.fromString("part"))
            .eTag();
    var part = CompletedPart.builder().partNumber(1).eTag(eTag).build();
    s3.completeMultipartUpload(
        upload ->
            upload
                .bucket(bucket)
                .key(key)
                .uploadId(id)
                .multipartUpload(parts -> parts.parts(part)));
  }

  private static ObjectEvent next(BlockingQueue<ObjectEvent> events) throws InterruptedException {
    ObjectEvent event = events.poll(20, TimeUnit.SECONDS);
    assertThat(event).as("an event within 20 s").isNotNull();
    return event;
  }

  private static S3Client clientOf(String endpoint) {
    return S3Client.builder()
        .endpointOverride(URI.create(endpoint))
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
