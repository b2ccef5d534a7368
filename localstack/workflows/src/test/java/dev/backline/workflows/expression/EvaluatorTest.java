package dev.backline.workflows.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

  private static String evaluate(String expression, String input) {
    ObjectNode states = (ObjectNode) Json.read("{}");
    states.set("input", Json.read(input));
    JsonNode template = TextNode.valueOf("{% " + expression + " %}");
    return Json.text(
        Evaluator.evaluate(
            template, "Output", new Bindings(states, Map.of("v", Json.read("[1,null]")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$partition([1..5], 2) | [[1,2],[3,4],[5]]",
        "$range(0, 1, 0.25) | [0,0.25,0.5,0.75,1]",
        "$range(3, 1, -1) | [3,2,1]",
        "$hash('abc', 'SHA-1') | \"a9993e364706816aba3e25717850c26c9cd0d89d\"",
        "$hash('abc', 'MD5') | \"900150983cd24fb0d6963f7d28e17f72\"",
        "$random(7) = $random(7) | true",
        "$random() < 1 | true",
        "$match($uuid(),"
            + " /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)[0].match"
            + " != '' | true",
        "$parse('{\"a\": [1, null]}') | {\"a\":[1,null]}",
        "$states.input.a | null",
        "$type($states.input.a) | \"null\"",
        "$v | [1,null]",
        "$v[0] | 1",
        "$states.input.list[n > 1].n | 2",
        "$states.input.list[n > 1] | {\"n\":2}",
        "[$states.input.list[n > 1]] | [{\"n\":2}]",
        "$string($states.input.list) | \"[{\\\"n\\\":1},{\\\"n\\\":2}]\"",
        "1e21 | 1000000000000000000000",
        "12345678.9 | 12345678.9",
        "6 / 3 | 2",
        "$fromMillis(0) | \"1970-01-01T00:00:00.000Z\"",
      })
  void anExpressionGives(String expression, String result) {
    assertThat(evaluate(expression, "{\"a\":null,\"list\":[{\"n\":1},{\"n\":2}]}"))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n){ $f($n + 1) + 1 }; $f(0))",
        "($f := function($n){ $f($n + 1) }; $f(0))",
        "$reduce([1..60], function($a, $i){ $a & $a }, 'x')",
        "$count([1..9999999])",
      })
  void anExpressionThatRunsAwayFails(String expression) {
    assertThatThrownBy(() -> evaluate(expression, "{}")).isInstanceOf(EvaluationFailure.class);
  }

  @Test
  void evalIsTakenAway() {
    assertThatThrownBy(() -> evaluate("$eval('1 + 1')", "{}"))
        .isInstanceOf(EvaluationFailure.class)
        .hasMessageContaining("T1006");
  }

  @Test
  void anErrorOfOnesOwnIsPassedOn() {
    assertThatThrownBy(() -> evaluate("$error('no such take')", "{}"))
        .hasMessageContaining("no such take");
  }

  @Test
  void aBlankBeforeTheDelimiterMakesItPlainText() {
    assertThat(Expression.isExpression(" {% 1 %}")).isFalse();
    assertThat(Expression.isExpression("{% 1 %}")).isTrue();
  }
}
