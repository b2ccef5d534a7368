package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.journal.Entry;
import dev.backline.workflows.model.WorkflowProblem;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The task tokens that are out, and the way back from them. A token is a credential: 32 random
 * bytes.
 */
final class Callbacks {

  static final String TOKEN = "/token";
  static final String CALLBACK = "/callback";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Pending> pending = new ConcurrentHashMap<>();

  private record Pending(Run run, String key, long beatAt) {}

  static String newToken() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Expects a token's return for the attempt that has that key. */
  void expect(String token, Run run, String key, long nowMs) {
    pending.put(token, new Pending(run, key, nowMs));
  }

  /** Expects again what an execution that was read back had given out. */
  void expectAll(Run run, long nowMs) {
    for (Entry entry : run.entries()) {
      if (!entry.key().endsWith(TOKEN)) continue;
      String key = entry.key().substring(0, entry.key().length() - TOKEN.length());
      if (run.recorded(key + "/result").isEmpty())
        expect(entry.value().textValue(), run, key, nowMs);
    }
  }

  void forget(String token) {
    pending.remove(token);
  }

  /** When the token's holder last gave a sign of life. */
  long beatAt(String token) {
    Pending task = pending.get(token);
    return task == null ? 0 : task.beatAt();
  }

  void heartbeat(String token, long nowMs) {
    Pending task = find(token);
    pending.replace(token, new Pending(task.run(), task.key(), nowMs));
  }

  /** Hands a task its outcome; it is on disk when this returns. The first outcome counts. */
  void complete(String token, JsonNode outcome) {
    Pending task = find(token);
    try {
      task.run().remember(task.key() + CALLBACK, () -> outcome);
      task.run().force();
    } catch (Halted _) {
      throw timedOut();
    }
    forget(token);
  }

  private Pending find(String token) {
    if (!token.matches("[A-Za-z0-9_-]{43}"))
      throw new WorkflowProblem("InvalidToken", "Invalid Token: 'Invalid token'");
    Pending task = pending.get(token);
    if (task == null) throw timedOut();
    return task;
  }

  private static WorkflowProblem timedOut() {
    return new WorkflowProblem(
        "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }
}
