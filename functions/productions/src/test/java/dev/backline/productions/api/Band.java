package dev.backline.productions.api;

import dev.backline.workflows.task.LambdaResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Plays the steps of the workflow: answers as docs/architecture.md has it, or fails as it is told.
 */
final class Band {

  private static final String FILE =
      "\"key\":\"users/usr_01/steps/x\",\"sha256\":\"" + "ab".repeat(32) + "\",\"sizeBytes\":10";
  private static final String AUDIO =
      "{" + FILE + ",\"sampleRateHz\":48000,\"channels\":1,\"durationMs\":45000}";
  private static final String LOUDNESS = "{\"integratedLufs\":-14.0,\"durationMs\":45000}";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "Preview", "{\"audio\":" + AUDIO + ",\"key\":\"C Minor\",\"tempo\":92.0}",
          "Enhancement",
              "{\"vocal\":"
                  + AUDIO
                  + ",\"before\":"
                  + LOUDNESS
                  + ",\"after\":"
                  + LOUDNESS
                  + ",\"noiseReductionDb\":12.5,\"decisions\":[\"high-pass at 80 Hz\"]}",
          "Analysis",
              "{\"document\":{"
                  + FILE
                  + "},\"summary\":{\"key\":\"C Minor\",\"tempo\":92.0,"
                  + "\"durationMs\":45000,\"pitchConfidence\":null}}",
          "Generation",
              "{\"instrumental\":"
                  + AUDIO
                  + ",\"stems\":["
                  + AUDIO
                  + "],\"key\":\"C Minor\","
                  + "\"tempo\":92.0,\"prompt\":\"lofi\",\"provider\":\"embedded\",\"loudness\":"
                  + LOUDNESS
                  + ",\"decisions\":[]}",
          "Mix", "{\"mix\":" + AUDIO + ",\"decisions\":[],\"loudness\":" + LOUDNESS + "}",
          "Master",
              "{\"master\":"
                  + AUDIO
                  + ",\"target\":{\"lufs\":-14,\"truePeakDbtp\":-1},\"loudness\":"
                  + LOUDNESS
                  + ",\"decisions\":[]}",
          "Packing", "{\"takeSound\":{" + FILE + "},\"takeShown\":{" + FILE + "},\"files\":[]}",
          "Export",
              "{\"files\":[{\"name\":\"master.wav\"," + FILE + "}],\"manifest\":{" + FILE + "}}");

  private static final Set<String> BESIDE = Set.of("Preview", "Packing");

  private final Map<String, String> failing = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> holding = new ConcurrentHashMap<>();
  final Map<String, String> heard = new ConcurrentHashMap<>();

  /** In order; what is done beside them is left out. */
  final List<String> played = new CopyOnWriteArrayList<>();

  LambdaResult play(String step, String payload) {
    if (!BESIDE.contains(step)) {
      played.add(step);
    }
    heard.put(step, payload);
    try {
      var hold = holding.get(step);
      if (hold != null && !hold.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("Nobody let " + step + " go on");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    String error = failing.get(step);
    return error == null
        ? LambdaResult.of(ANSWERS.get(step).getBytes(StandardCharsets.UTF_8))
        : LambdaResult.unhandled(
            ("{\"errorType\":\"" + error + "\",\"errorMessage\":\"Nothing is to be heard.\"}")
                .getBytes(StandardCharsets.UTF_8));
  }

  void failsAt(String step, String error) {
    failing.put(step, error);
  }

  boolean isBroken(String step) {
    return failing.containsKey(step);
  }

  void recovers() {
    failing.clear();
  }

  /** Makes a step wait until the latch is counted down. */
  CountDownLatch holdsAt(String step) {
    var latch = new CountDownLatch(1);
    holding.put(step, latch);
    return latch;
  }
}
