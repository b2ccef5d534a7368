package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Carries one take through the HTTP API: uploads it, follows its production and fetches what came
 * of it.
 */
public final class TakeProducer {

  private final URI baseUrl;
  private final Reporter reporter;

  /** A producer on the API at {@code baseUrl} that tells {@code reporter} how it goes. */
  public TakeProducer(URI baseUrl, Reporter reporter) {
    this.baseUrl = baseUrl;
    this.reporter = reporter;
  }

  /**
   * Produces a take and leaves the files in a folder of {@code out} that is named for the job.
   *
   * @return whether it succeeded; if it did not, the reporter was told the reason
   * @throws IOException if the API cannot be reached or a file cannot be read or written
   */
  public boolean produce(Account account, Path take, Wish wish, Path out) throws IOException {
    try {
      BacklineApi api = new BacklineApi(baseUrl).signIn(account.email(), account.password());
      reporter.began(take, baseUrl);
      var upload = new TakeUpload(api);
      JsonNode declared = upload.begin(take);
      // Asked for before the bytes are sent: from the last byte on, events do the work.
      String job =
          api.post("/api/produce", wish.of(declared.path("recordingId").asText()))
              .path("jobId")
              .asText();
      upload.send(take, declared, reporter::uploaded);
      return collect(api, new JobWatch(api, reporter).follow(job), out);
    } catch (ApiProblem problem) {
      reporter.refused(problem.getMessage());
      return false;
    }
  }

  private boolean collect(BacklineApi api, JsonNode job, Path out) throws IOException {
    String status = job.path("status").asText();
    if (!status.equals("succeeded")) {
      reporter.refused(job.path("error").path("reason").asText("The production was " + status));
      return false;
    }
    Path folder = Files.createDirectories(out.resolve(job.path("id").asText()));
    new Download(api).fetch(job.path("result"), folder);
    reporter.finished(job, folder);
    return true;
  }

  /** Who produces. */
  public record Account(String email, String password) {}
}
