package dev.backline.productions;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.text.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What a client wrote, before anybody looked at it. */
public record Wishes(
    Optional<String> recordingId,
    Optional<String> genre,
    Optional<String> mood,
    Optional<String> key,
    Optional<Double> tempo,
    Optional<String> quality,
    Optional<Double> seed,
    Optional<String> title,
    Optional<String> artist,
    Optional<String> target,
    Optional<Double> strength) {

  private static final int MAX_TEXT = 200;
  private static final double SLOWEST = 40;
  private static final double FASTEST = 240;
  private static final double USUAL_STRENGTH = 0.5;

  /**
   * The order that these wishes make.
   *
   * @throws Failure {@code validation_failed}, naming every field that has to change and how
   */
  public Order order() {
    var faults = new LinkedHashMap<String, String>();
    String take =
        text("recordingId", recordingId, faults)
            .orElseGet(() -> missing("recordingId", "the id that POST /api/uploads gave", faults));
    var parameters = parameters(faults);
    var name = text("title", title, faults);
    var performer = text("artist", artist, faults);
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
    return new Order(take, name, performer, parameters.orElseThrow());
  }

  private Optional<Parameters> parameters(Map<String, String> faults) {
    var band = choice("genre", genre, Genre.class, Optional.empty(), faults);
    var feeling = choice("mood", mood, Mood.class, Optional.empty(), faults);
    var tier = choice("quality", quality, Quality.class, Optional.of(Quality.STANDARD), faults);
    var goal = choice("target", target, Target.class, Optional.of(Target.STREAMING), faults);
    var scale =
        key.flatMap(
            text ->
                checked(
                    "key",
                    MusicalKey.parse(text),
                    "must be a key such as \"A minor\", \"Am\", \"F# major\" or \"Bb\"",
                    faults));
    check("tempo", tempo, bpm -> bpm >= SLOWEST && bpm <= FASTEST, "must be 40 to 240", faults);
    check("strength", strength, part -> part >= 0 && part <= 1, "must be 0 to 1", faults);
    check(
        "seed",
        seed,
        number -> number >= 0 && number <= Seed.MAX && number == Math.rint(number),
        "must be a whole number from 0 to " + Seed.MAX,
        faults);
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Parameters(
            band.orElseThrow(),
            feeling.orElseThrow(),
            scale,
            tempo,
            tier.orElseThrow(),
            seed.map(Double::longValue).map(OptionalLong::of).orElseGet(OptionalLong::empty),
            goal.orElseThrow(),
            strength.orElse(USUAL_STRENGTH)));
  }

  private static <E extends Enum<E>> Optional<E> choice(
      String field,
      Optional<String> text,
      Class<E> choices,
      Optional<E> usual,
      Map<String, String> faults) {
    if (text.isEmpty() && usual.isPresent()) {
      return usual;
    }
    return checked(
        field,
        text.flatMap(word -> Catalogue.find(choices, word)),
        "must be one of " + String.join(", ", Catalogue.words(choices)),
        faults);
  }

  private static <T> Optional<T> checked(
      String field, Optional<T> value, String fix, Map<String, String> faults) {
    if (value.isEmpty()) {
      faults.put(field, fix);
    }
    return value;
  }

  private static <T> void check(
      String field,
      Optional<T> value,
      Function<T, Boolean> allowed,
      String fix,
      Map<String, String> faults) {
    if (value.isPresent() && !allowed.apply(value.get())) {
      faults.put(field, fix);
    }
  }

  private static Optional<String> text(
      String field, Optional<String> value, Map<String, String> faults) {
    var stripped = value.map(String::strip);
    check(
        field,
        stripped,
        text -> !text.isEmpty() && text.length() <= MAX_TEXT && Line.isPrintable(text),
        "must be 1 to " + MAX_TEXT + " characters without line breaks or control characters",
        faults);
    return stripped;
  }

  private static String missing(String field, String what, Map<String, String> faults) {
    faults.put(field, "is missing; give " + what);
    return "";
  }

  private static Failure invalid(Map<String, String> faults) {
    List<Map<String, String>> errors = new ArrayList<>();
    faults.forEach(
        (field, fix) -> errors.add(Map.of("field", field, "detail", field + " " + fix + ".")));
    String detail =
        String.join(
            " ",
            errors.stream().map(error -> Objects.requireNonNull(error.get("detail"))).toList());
    return Failure.of(ErrorCode.VALIDATION_FAILED, detail)
        .field(faults.keySet().iterator().next())
        .with("errors", errors);
  }
}
