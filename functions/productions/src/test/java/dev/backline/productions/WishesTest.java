package dev.backline.productions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WishesTest {

  @Test
  void fillsInWhatIsUsual() {
    var order = wishes("lofi", "warm", Optional.empty(), Optional.empty()).order();

    assertThat(order.parameters().genre()).isEqualTo(Genre.LOFI);
    assertThat(order.parameters().quality()).isEqualTo(Quality.STANDARD);
    assertThat(order.parameters().target()).isEqualTo(Target.STREAMING);
    assertThat(order.parameters().seed()).isEmpty();
    assertThat(order.title()).isEmpty();
  }

  @Test
  void areDocumentedWithTheVeryChoicesAndRanges() throws IOException {
    assertThat(documented("genre")).contains(choices(Genre.class));
    assertThat(documented("mood")).contains(choices(Mood.class));
    assertThat(documented("quality")).contains(choices(Quality.class));
    assertThat(documented("target")).contains(choices(Target.class));
    assertThat(documented("seed")).contains("maximum: " + Seed.MAX, "minimum: 0");
    assertThat(documented("tempo")).contains("maximum: 240", "minimum: 40");
  }

  @Test
  void readsGenresAsPeopleWriteThem() {
    assertThat(order("Lo-Fi").parameters().genre()).isEqualTo(Genre.LOFI);
    assertThat(order("R&B").parameters().genre()).isEqualTo(Genre.RNB);
    assertThat(order("synth wave").parameters().genre()).isEqualTo(Genre.SYNTHWAVE);
  }

  @Test
  void namesTheGenresThereAreForOneThatIsUnknown() {
    var failure = failure(wishes("polka", "warm", Optional.empty(), Optional.empty()));

    assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
    assertThat(failure.extensions()).containsEntry("field", "genre");
    assertThat(failure).hasMessageContaining("lofi, pop, trap");
  }

  @Test
  void refusesATitleOfTenThousandCharacters() {
    var failure =
        failure(wishes("lofi", "warm", Optional.of("x".repeat(10_000)), Optional.empty()));

    assertThat(failure.extensions()).containsEntry("field", "title");
    assertThat(failure).hasMessageContaining("title must be 1 to 200 characters");
  }

  @Test
  void refusesATitleThatNoTagOfAFileCanHold() {
    var failure = failure(wishes("lofi", "warm", Optional.of("a\0b"), Optional.empty()));

    assertThat(failure.extensions()).containsEntry("field", "title");
  }

  @Test
  void namesEveryFaultAtOnce() {
    var failure = failure(wishes("polka", "purple", Optional.of(" "), Optional.of(900.0)));

    assertThat(failure.getMessage())
        .contains("genre must be", "mood must be", "title must be", "tempo must be 40 to 240");
  }

  private static Order order(String genre) {
    return wishes(genre, "warm", Optional.empty(), Optional.empty()).order();
  }

  private static Failure failure(Wishes wishes) {
    return catchThrowableOfType(Failure.class, wishes::order);
  }

  private static Wishes wishes(
      String genre, String mood, Optional<String> title, Optional<Double> tempo) {
    return new Wishes(
        Optional.of("rec_01"),
        Optional.of(genre),
        Optional.of(mood),
        Optional.empty(),
        tempo,
        Optional.empty(),
        Optional.empty(),
        title,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String choices(Class<? extends Enum<?>> choices) {
    return "enum: - "
        + Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" - "))
        + " ";
  }

  /** What the API's document says of a member of the request, white space folded. */
  private static String documented(String member) throws IOException {
    try (var text =
        requireNonNull(
            WishesTest.class.getResourceAsStream("/META-INF/swagger/service-1.0.0.yml"))) {
      String document = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      String request = document.substring(document.indexOf("    ProduceRequest:"));
      String rest = request.substring(request.indexOf("\n        " + member + ":") + 1);
      return rest.split("\n {8}\\w", 2)[0].replaceAll("\\s+", " ") + " ";
    }
  }
}
