package dev.backline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ProofListenerTest {

  private final String proofs = System.getProperty("backline.proofs");

  @TempDir Path folder;

  @AfterEach
  void restore() {
    System.clearProperty("sample");
    if (proofs == null) {
      System.clearProperty("backline.proofs");
    } else {
      System.setProperty("backline.proofs", proofs);
    }
  }

  @Test
  void countsOnlyWhatRanAndPassed() throws IOException {
    Proofs found = run(Sample.class);

    assertThat(found.proofs())
        .extracting(Proofs.Proof::row, Proofs.Proof::test)
        .containsExactly(
            tuple("A-01", "Sample.passes"),
            tuple("A-02", "Sample.passes"),
            tuple("A-02", "Sample.passesEveryTime"),
            tuple("A-04", "Sample.passesEveryTime"));
    assertThat(found.complete()).isFalse();
  }

  @Test
  void callsARunCompleteOnlyIfNothingFailed() throws IOException {
    assertThat(Files.readAllLines(file(Sample.class)).getFirst()).isEqualTo(Proofs.FAILED);
    assertThat(Files.readAllLines(file(Sound.class)).getFirst())
        .isIn(Proofs.COMPLETE, Proofs.PARTIAL);
  }

  private Proofs run(Class<?> tests) throws IOException {
    return Proofs.read(file(tests));
  }

  private Path file(Class<?> tests) {
    Path file = folder.resolve("proofs.tsv");
    System.setProperty("backline.proofs", file.toString());
    System.setProperty("sample", "yes");
    var config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestExecutionListeners(new ProofListener())
            .build();
    LauncherFactory.create(config)
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .configurationParameter(LauncherConstants.CAPTURE_STDOUT_PROPERTY_NAME, "false")
                .build());
    return file;
  }

  @EnabledIfSystemProperty(named = "sample", matches = "yes")
  static class Sound {

    @Test
    @Proves("A-01")
    void passes() {}
  }

  @Proves("A-02")
  @EnabledIfSystemProperty(named = "sample", matches = "yes")
  static class Sample {

    @Test
    @Proves("A-01")
    void passes() {}

    @Test
    @Proves("A-03")
    void fails() {
      throw new AssertionError("on purpose");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Proves("A-04")
    void passesEveryTime(int number) {
      assertThat(number).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Proves("A-05")
    void passesOnceOnly(int number) {
      assertThat(number).isEqualTo(1);
    }

    @Test
    @Proves("A-06")
    void isSkipped() {
      Assumptions.abort("not here");
    }

    @Test
    @Disabled("to be skipped")
    @Proves("A-07")
    void isDisabled() {}
  }
}
