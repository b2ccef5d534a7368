package dev.backline.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.cloud.template.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetInputTest {
  private static final String EVENT =
      """
      {"id":"1","detail-type":"production.failed","time":"2026-01-02T03:04:05Z",
       "detail":{"title":"The \\"Blue\\" one","attempt":2,"files":[{"key":"a"},{"key":"b"}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "$.detail.attempt       | 2",
        "$.detail-type          | \"production.failed\"",
        "$.detail.files[1]      | {\"key\":\"b\"}",
        "$.detail.files[1].key  | \"b\"",
      })
  void isThePartAtAPath(String path, String part) {
    assertThat(of(new Rule.Input.Part(path))).isEqualTo(part);
  }

  @Test
  void isAlwaysTheSameWhereTheRuleSaysSo() {
    assertThat(of(new Rule.Input.Constant("{\"a\":1}"))).isEqualTo("{\"a\":1}");
  }

  @Test
  void fillsATemplateWithTextAndWithJson() {
    var paths =
        Map.of(
            "title", "$.detail.title",
            "attempt", "$.detail.attempt",
            "files", "$.detail.files",
            "gone", "$.detail.gone");

    assertThat(
            of(
                new Rule.Input.Template(
                    paths,
                    """
                    {"say":"<title> failed <attempt> times<gone>","title":<title>,"n":<attempt>,
                     "files":<files>,"gone":<gone>,"rule":"<aws.events.rule-name>","head":<aws.events.event>}
                    """)))
        .isEqualTo(
            """
            {"say":"The \\"Blue\\" one failed 2 times","title":"The \\"Blue\\" one","n":2,
             "files":[{"key":"a"},{"key":"b"}],"gone":null,"rule":"rule","head":{"id":"1","detail-type":"production.failed","time":"2026-01-02T03:04:05Z"}}
            """);
    assertThat(of(new Rule.Input.Template(paths, "\"<title> failed\"")))
        .isEqualTo("\"The \\\"Blue\\\" one failed\"");
  }

  @Test
  void refusesAPathThatIsNotUnderstood() {
    assertThatThrownBy(() -> of(new Rule.Input.Part("$..key")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TheRule")
        .hasMessageContaining("$..key");
  }

  private static String of(Rule.Input input) {
    var rule = new Rule("TheRule", "rule", "arn:rule", "default", "{}", true, List.of());
    return new TargetInput(rule, input).of(EVENT);
  }
}
