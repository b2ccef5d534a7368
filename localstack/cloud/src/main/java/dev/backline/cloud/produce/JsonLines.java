package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * One JSON object per line and event: {@code began}, {@code uploaded}, {@code progress}, {@code
 * previewed}, {@code warned}, {@code finished}, {@code refused}.
 */
public final class JsonLines implements Reporter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  /** Prints to {@code out}. */
  public JsonLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void began(Path take, URI baseUrl) {
    print(event("began").put("take", take.toString()).put("baseUrl", baseUrl.toString()));
  }

  @Override
  public void uploaded(double share) {
    print(event("uploaded").put("share", share));
  }

  @Override
  public void progressed(JsonNode job) {
    ObjectNode event = event("progress");
    for (String member : new String[] {"id", "status", "step", "progress", "elapsedMs", "etaMs"}) {
      event.set(member, job.get(member));
    }
    print(event);
  }

  @Override
  public void finished(JsonNode job, Path folder) {
    ObjectNode event = event("finished").put("folder", folder.toString());
    event.set("job", job);
    print(event);
  }

  @Override
  public void previewed(Path file) {
    print(event("previewed").put("file", file.toString()));
  }

  @Override
  public void warned(String warning) {
    print(event("warned").put("warning", warning));
  }

  @Override
  public void refused(String reason) {
    print(event("refused").put("reason", reason));
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }

  private void print(ObjectNode event) {
    out.println(event);
    out.flush();
  }
}
