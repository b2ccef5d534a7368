package dev.backline.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What AWS's own tools say of the template. Skipped where they are not installed: {@code pip
 * install cfn-lint aws-sam-translator}.
 */
final class TemplateToolsTest {
  private static final String TEMPLATE =
      Path.of(System.getProperty("backline.root"), "template.yaml").toString();

  @Test
  void cfnLintFindsNothing() throws IOException, InterruptedException {
    assumeTrue(works("cfn-lint", "--version"), "cfn-lint is not installed");

    var said = run(List.of("cfn-lint", TEMPLATE));

    assertThat(said.output()).isEmpty();
    assertThat(said.status()).isZero();
  }

  @Test
  void samTranslatesIt() throws Exception {
    assumeTrue(
        works("python3", "-c", "import samtranslator"), "aws-sam-translator is not installed");
    var script =
        Path.of(TemplateToolsTest.class.getResource("/sam-translate.py").toURI()).toString();

    var said = run(List.of("python3", script, TEMPLATE));

    assertThat(said.status()).as(said.output()).isZero();
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return run(List.of(command)).status() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static Said run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
    var process = builder.start();
    var output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Said(process.waitFor(), output);
  }

  private record Said(int status, String output) {}
}
