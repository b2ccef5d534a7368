package dev.backline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down what a module's tests have proved, in the file named by the system property {@code
 * backline.proofs}. A method counts only if every run of it passed: a skipped or failed one proves
 * nothing. The first line tells whether the whole module ran, so that a run of a few tests or a
 * failed one is not taken for the truth.
 */
public final class ProofListener implements TestExecutionListener {

  private enum Outcome {
    PASSED,
    NOT_PASSED
  }

  private final ConcurrentMap<MethodSource, Set<Outcome>> outcomes = new ConcurrentHashMap<>();
  private volatile boolean failed;

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.FAILED) {
      failed = true;
    }
    note(
        test,
        result.getStatus() == TestExecutionResult.Status.SUCCESSFUL
            ? Outcome.PASSED
            : Outcome.NOT_PASSED);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    note(test, Outcome.NOT_PASSED);
  }

  private void note(TestIdentifier test, Outcome outcome) {
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .ifPresent(
            method ->
                outcomes.computeIfAbsent(method, _ -> ConcurrentHashMap.newKeySet()).add(outcome));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    String file = System.getProperty("backline.proofs");
    if (file == null || outcomes.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(Path.of(file).toAbsolutePath().getParent());
      Files.write(Path.of(file), lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines() {
    Map<String, Set<String>> proofs = new TreeMap<>();
    outcomes.forEach(
        (method, seen) -> {
          if (seen.equals(Set.of(Outcome.PASSED))) {
            rows(method)
                .forEach(
                    row -> proofs.computeIfAbsent(row, _ -> new TreeSet<>()).add(name(method)));
          }
        });
    List<String> lines = new ArrayList<>();
    lines.add(failed ? Proofs.FAILED : chosen() ? Proofs.PARTIAL : Proofs.COMPLETE);
    String module = System.getProperty("backline.module", "");
    proofs.forEach(
        (row, methods) ->
            methods.forEach(method -> lines.add(String.join("\t", row, module, method))));
    return lines;
  }

  /** Surefire's {@code -Dtest} names single tests. */
  private static boolean chosen() {
    return System.getProperty("test") != null;
  }

  private static Stream<String> rows(MethodSource method) {
    return Stream.<AnnotatedElement>of(method.getJavaMethod(), method.getJavaClass())
        .flatMap(place -> AnnotationSupport.findAnnotation(place, Proves.class).stream())
        .flatMap(proves -> Arrays.stream(proves.value()));
  }

  private static String name(MethodSource method) {
    return method.getJavaClass().getSimpleName() + "." + method.getMethodName();
  }
}
