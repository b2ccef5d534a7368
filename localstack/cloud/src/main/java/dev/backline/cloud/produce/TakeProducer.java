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
  private final boolean withStems;

  /**
   * A producer on the API at {@code baseUrl} that tells {@code reporter} how it goes.
   *
   * @param withStems whether the tracks of the band are fetched as well
   */
  public TakeProducer(URI baseUrl, Reporter reporter, boolean withStems) {
    this.baseUrl = baseUrl;
    this.reporter = reporter;
    this.withStems = withStems;
  }

  /**
   * Produces a take and leaves the files in a folder of {@code out} that is named for the job.
   *
   * @return what became of it; if it did not succeed, the reporter was told the reason
   * @throws IOException if the API cannot be reached or a file cannot be read or written
   */
  public Outcome produce(Account account, Path take, Wish wish, Path out) throws IOException {
    try {
      BacklineApi api = new BacklineApi(baseUrl).signIn(account.email(), account.password());
      reporter.began(take, baseUrl);
      var upload = new TakeUpload(api);
      JsonNode declared = upload.begin(take);
      // Asked for before the bytes are sent: from the last byte on, events do the work.
      String recording = declared.path("recordingId").asText();
      String job = api.post("/api/produce", wish.of(recording)).path("jobId").asText();
      upload.send(take, declared, reporter::uploaded);
      JsonNode ended = new JobWatch(api, reporter, out).follow(job);
      api.get("/api/recordings/" + recording)
          .path("data")
          .path("warnings")
          .forEach(warning -> reporter.warned(warning.asText()));
      return collect(api, ended, out);
    } catch (ApiProblem problem) {
      reporter.refused(problem.getMessage());
      return problem.isRefusal() ? Outcome.REFUSED : Outcome.FAILED;
    }
  }

  private Outcome collect(BacklineApi api, JsonNode job, Path out) throws IOException {
    String status = job.path("status").asText();
    if (!status.equals("succeeded")) {
      reporter.refused(job.path("error").path("reason").asText("The production was " + status));
      return Outcome.FAILED;
    }
    Path folder = Files.createDirectories(out.resolve(job.path("id").asText()));
    new Download(api, withStems).fetch(job.path("result"), folder);
    reporter.finished(job, folder);
    return Outcome.SUCCEEDED;
  }

  /** What became of a take. */
  public enum Outcome {
    /** The files are there. */
    SUCCEEDED,
    /** The production ended without a result, or the API could not answer. */
    FAILED,
    /** The API did not accept what was asked for. */
    REFUSED
  }

  /** Who produces. */
  public record Account(String email, String password) {}
}
