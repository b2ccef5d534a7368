package dev.backline.cloud.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainTest {
  private static final String TAKE =
      Path.of(System.getProperty("backline.root"), "events/audio/harbour.wav").toString();

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

  @ParameterizedTest
  @CsvSource({
    "--genre, polka, '--genre must be one of lofi, pop'",
    "--mood, odd, '--mood must be one of warm, dark'",
    "--key, H minor, '--key is \"H minor\"; it must be written like \"A minor\"'",
    "--tempo, 900, --tempo must be 40 to 240",
    "--tempo, NaN, --tempo must be 40 to 240",
    "--tempo, nan, --tempo",
    "--quality, gold, '--quality must be one of standard, premium'",
    "--seed, -1, --seed must be 0 to 9007199254740991"
  })
  void refusesAWishBeforeAnythingIsStarted(String option, String value, String reason) {
    int status = run("produce", TAKE, option + "=" + value);

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains(reason).doesNotContain("Usage:", "\tat ");
  }

  @Test
  void refusesATakeThatIsNotThere() {
    assertThat(run("produce", "no-such.wav")).isEqualTo(2);
    assertThat(err.toString()).contains("no-such.wav").doesNotContain("Usage:");
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
