package dev.backline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.core.Containers;
import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.objects.Sha256;
import dev.backline.core.testing.LambdaContext;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.S3Client;

@ExtendWith(EmbeddedStores.class)
class StepHandlerTest {

  @Serdeable
  record Ask(String userId, FileRef take, double strength, Optional<String> genre)
      implements StepInput {

    Ask {
      Objects.requireNonNull(take, "take is missing");
      Objects.requireNonNull(genre, "genre is null");
    }
  }

  @Serdeable
  record Answer(AudioRef vocal, Loudness before, List<String> decisions) {}

  private final ApplicationContext beans;
  private final ObjectStore objects;
  private final List<Path> folders = new ArrayList<>();

  StepHandlerTest(TestBucket bucket, S3Client s3) {
    this.beans = Containers.over(bucket, s3);
    this.objects = beans.getBean(ObjectStore.class);
  }

  private final class Reverse extends StepHandler<Ask, Answer> {

    Reverse(String engineVersion) {
      super("Reverse", engineVersion, Ask.class, Answer.class, beans);
    }

    @Override
    protected Answer run(Ask ask, Workspace workspace) throws IOException {
      folders.add(workspace.scratch("x").getParent());
      String text = Files.readString(workspace.file(ask.take()));
      if (text.isBlank()) {
        throw new SilentTake("The take is silent.");
      }
      Path reversed = workspace.scratch("vocal.wav");
      Files.writeString(reversed, new StringBuilder(text).reverse());
      return new Answer(
          workspace.publish("vocal.wav", reversed).audio(48_000, 1, 1_000),
          new Loudness(
              Optional.empty(),
              Optional.of(0.0),
              Optional.of(-1.5),
              Optional.of(-1.5),
              Optional.empty(),
              Optional.empty(),
              1_000,
              1),
          List.of());
    }
  }

  @Test
  void doesTheWorkOnceForTheSameContentWhereverItLies() throws IOException {
    String take = put("users/usr_1/uploads/a/original", "abc");
    String sameTake = put("users/usr_1/uploads/b/original", "abc");
    var handler = new Reverse("1");

    String first = invoke(handler, ask("usr_1", take, "abc", "\"genre\":\"lofi\""));
    String second = invoke(handler, ask("usr_1", sameTake, "abc", "\"genre\":\"lofi\""));

    assertThat(folders).hasSize(1);
    assertThat(second).isEqualTo(first);
    assertThat(first)
        .contains("\"key\":\"users/usr_1/steps/Reverse/")
        .contains("\"sha256\":\"" + Sha256.of("cba") + "\"")
        .contains("\"integratedLufs\":null")
        .contains("\"decisions\":[]");
  }

  @Test
  void doesItAgainForAnotherInputAnotherEngineOrAnotherUser() throws IOException {
    String take = put("take-of-everyone", "abcd");

    invoke(new Reverse("1"), ask("usr_1", take, "abcd", "\"genre\":null"));
    invoke(new Reverse("1"), ask("usr_1", take, "abcd", "\"productionId\":\"prd_9\""));
    assertThat(folders).as("null is absent, and who asks does not count").hasSize(1);
    invoke(new Reverse("1"), ask("usr_1", take, "abcd", "\"genre\":\"trap\""));
    invoke(new Reverse("2"), ask("usr_1", take, "abcd", "\"genre\":null"));
    invoke(new Reverse("1"), ask("usr_2", take, "abcd", "\"genre\":null"));

    assertThat(folders).hasSize(4);
  }

  @Test
  void removesTheScratchFolderAndLeavesNoResultWhenTheWorkFails() throws IOException {
    String take = put("silent", " ");

    assertThatThrownBy(() -> invoke(new Reverse("1"), ask("usr_3", take, " ", "\"genre\":null")))
        .isInstanceOf(SilentTake.class)
        .hasMessage("The take is silent.");

    assertThat(folders.getFirst()).doesNotExist();
    assertThat(objects.keys("users/usr_3/")).isEmpty();
  }

  @Test
  void doesTheWorkAgainWhenAFileOfTheResultIsGone() throws IOException {
    String take = put("again", "xyz");
    String ask = ask("usr_4", take, "xyz", "\"genre\":null");
    String first = invoke(new Reverse("1"), ask);
    String vocal =
        objects.keys("users/usr_4/").filter(key -> key.endsWith(".wav")).findFirst().orElseThrow();

    objects.delete(vocal);

    assertThat(invoke(new Reverse("1"), ask)).isEqualTo(first);
    assertThat(objects.head(vocal)).isPresent();
  }

  @Test
  void namesTheMemberThatIsMissingInThePayload() {
    assertThatThrownBy(() -> invoke(new Reverse("1"), "{\"userId\":\"usr_1\"}"))
        .hasStackTraceContaining("take is missing");
  }

  private String put(String key, String content) {
    objects.write(key, content.getBytes(StandardCharsets.UTF_8));
    return key;
  }

  private static String ask(String userId, String key, String content, String more) {
    return """
    {"userId":"%s","take":{"key":"%s","sha256":"%s","sizeBytes":%d},"strength":0.5,%s}
    """
        .formatted(userId, key, Sha256.of(content), content.length(), more);
  }

  private static String invoke(Reverse handler, String payload) throws IOException {
    var out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
        out,
        LambdaContext.of("r-1"));
    return out.toString(StandardCharsets.UTF_8);
  }
}
