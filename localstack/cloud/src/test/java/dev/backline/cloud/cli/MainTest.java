package dev.backline.cloud.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void explainsWhatRunsAndWhatHasNoEffect() {
    int status = run("up", "--explain");

    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("POST /api/auth/login")
        .contains("What has no effect here:")
        .contains("AlarmTopic (AWS::SNS::Topic)")
        .contains("MediaBucket.LifecycleConfiguration");
  }

  @Test
  void saysWhatIsWrongWithoutAStackTrace() {
    int status = run("up", "--explain", "--port", "80");

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("the port must lie between 1024").doesNotContain("\tat ");
  }

  @Test
  void refusesAnOptionThatIsNotOne() {
    assertThat(run("up", "--prot", "8710")).isEqualTo(2);
    assertThat(err.toString()).contains("--prot");
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
