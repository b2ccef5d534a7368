package dev.backline.core.http;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A controller that meets every kind of request. */
@Controller("/api/songs")
class Songs {

  enum Mood {
    WARM,
    DARK
  }

  @Serdeable
  record Song(@NotBlank @Size(max = 20) String title, @Max(300) int tempo, @NotNull Mood mood) {}

  private final AtomicInteger made = new AtomicInteger();

  @Get
  Ok<Page<String>> list(Principal principal, @QueryValue(defaultValue = "20") @Max(100) int limit) {
    return Ok.of(new Page<>(List.of(principal.userId()), Optional.empty()));
  }

  @Post
  @Status(HttpStatus.CREATED)
  Ok<String> make(Principal principal, @Body @Valid Song song) {
    return Ok.of(song.title() + " " + made.incrementAndGet());
  }

  @Get("/{id}")
  Ok<String> one(String id) {
    throw switch (id) {
      case "limited" -> Failure.of(ErrorCode.RATE_LIMITED).retryAfter(30);
      case "broken" -> new IllegalStateException("secret of the inside");
      default -> Failure.of(ErrorCode.NOT_FOUND, "There is no song " + id + ".").field("id");
    };
  }
}
