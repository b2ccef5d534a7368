package dev.backline.core.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.core.Containers;
import dev.backline.core.media.FileRef;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@ExtendWith(EmbeddedStores.class)
class ObjectStoreTest {

  private final ObjectStore objects;
  private final Presigner presigner;
  private final HttpClient http = HttpClient.newHttpClient();

  ObjectStoreTest(TestBucket bucket, S3Client s3, S3Presigner signer) {
    var beans = Containers.over(bucket, s3, signer);
    this.objects = beans.getBean(ObjectStore.class);
    this.presigner = beans.getBean(Presigner.class);
  }

  @Test
  void storesReadsCopiesListsAndRemoves() throws IOException {
    objects.write("a/b c+ü.json", bytes("{}"));
    objects.copy("a/b c+ü.json", "a/copy.json");

    assertThat(objects.read("a/copy.json").orElseThrow()).isEqualTo(bytes("{}"));
    assertThat(objects.head("a/b c+ü.json").orElseThrow().contentType())
        .isEqualTo("application/json");
    assertThat(objects.keys("a/")).containsExactly("a/b c+ü.json", "a/copy.json");

    objects.delete("a/copy.json");
    assertThat(objects.head("a/copy.json")).isEmpty();
    assertThat(objects.read("a/copy.json")).isEmpty();
    assertThatThrownBy(() -> objects.open("a/copy.json")).isInstanceOf(ObjectMissing.class);
  }

  @Test
  void createsAnObjectOnlyOnce() throws IOException {
    assertThat(objects.create("once", bytes("first"))).isTrue();
    assertThat(objects.create("once", bytes("second"))).isFalse();
    assertThat(objects.read("once").orElseThrow()).isEqualTo(bytes("first"));
  }

  @Test
  void takesItsOwnObjectForStoredWhenTheAnswerWasLost() throws IOException {
    assertThat(objects.create("again", bytes("mine"))).isTrue();
    assertThat(objects.create("again", bytes("mine"))).isTrue();
  }

  @Test
  void movesALargeFileInPartsAndProvesItByItsHash(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.wav");
    long size = Transfers.LARGE_BYTES + 5_000_001;
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(size);
      for (long at = 0; at < size; at += 1_000_003) {
        file.seek(at);
        file.writeLong(at);
      }
    }

    FileRef ref = objects.upload("large.wav", large);
    Path back = folder.resolve("back.wav");
    objects.download(ref, back);

    assertThat(ref.sizeBytes()).isEqualTo(size);
    assertThat(ref.sha256()).isEqualTo(Sha256.of(large));
    assertThat(Files.mismatch(large, back)).isEqualTo(-1);
  }

  @Test
  void refusesADownloadWhoseBytesAreNotThoseOfTheReference(@TempDir Path folder)
      throws IOException {
    objects.write("x.wav", bytes("other"));
    var ref = new FileRef("x.wav", Sha256.of("expected"), 5);

    assertThatThrownBy(() -> objects.download(ref, folder.resolve("x.wav")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(ref.sha256());
    assertThatThrownBy(
            () -> objects.download(new FileRef("none", ref.sha256(), 5), folder.resolve("y")))
        .isInstanceOf(ObjectMissing.class);
  }

  @Test
  void signsAnUploadOfExactlyTheseBytes() throws Exception {
    byte[] content = bytes("take");
    var checksum = new Checksum(Checksum.Algorithm.SHA256, sha256Base64(content));

    PresignedRequest put =
        presigner.put("up.wav", "audio/wav", content.length, Optional.of(checksum));

    assertThat(send(put, bytes("evil")).statusCode()).isEqualTo(400);
    assertThat(send(put, content).statusCode()).isEqualTo(200);
    assertThat(objects.read("up.wav").orElseThrow()).isEqualTo(content);
    assertThat(put.headers()).containsEntry("content-type", "audio/wav");
  }

  @Test
  void signsTheUploadInPartsResumesAndCompletes() throws Exception {
    byte[] first = new byte[5 << 20];
    byte[] last = bytes("end");
    String id = objects.startMultipart("parts.wav", "audio/wav", Optional.empty());

    send(presigner.part("parts.wav", id, 1, first.length, Optional.empty()), first);
    assertThat(objects.parts("parts.wav", id).orElseThrow())
        .extracting(Part::number)
        .containsExactly(1);
    send(presigner.part("parts.wav", id, 2, last.length, Optional.empty()), last);
    List<Part> parts = objects.parts("parts.wav", id).orElseThrow();

    assertThat(objects.completeMultipart("parts.wav", id, parts)).isTrue();
    assertThat(objects.head("parts.wav").orElseThrow().sizeBytes())
        .isEqualTo(first.length + last.length);
    assertThat(objects.parts("parts.wav", id).orElse(List.of())).isEmpty();
  }

  @Test
  void abortsAnUploadInPartsAnyNumberOfTimes() {
    String id = objects.startMultipart("gone.wav", "audio/wav", Optional.empty());

    objects.abortMultipart("gone.wav", id);
    objects.abortMultipart("gone.wav", id);

    assertThat(objects.parts("gone.wav", id).orElse(List.of())).isEmpty();
    assertThat(objects.head("gone.wav")).isEmpty();
  }

  @Test
  void signsADownloadThatCanBeReadInRangesAndHasAName() throws Exception {
    objects.write("song.wav", bytes("0123456789"));
    PresignedRequest get =
        presigner.get("song.wav", Presigner.LIFE, Optional.of("Für \"Elise\".wav"));

    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(get.url())).header("Range", "bytes=2-4").build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo("234");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo(
            "attachment; filename=\"F_r _Elise_.wav\";"
                + " filename*=UTF-8''F%C3%BCr%20%22Elise%22.wav");
  }

  private HttpResponse<String> send(PresignedRequest signed, byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(signed.url()))
            .method(signed.method(), BodyPublishers.ofByteArray(body));
    signed
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase("content-length")) {
                request.header(name, value);
              }
            });
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String sha256Base64(byte[] content) throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
