package dev.backline.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.workflows.definition.Definition;
import dev.backline.workflows.definition.InvalidDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a definition may not say, and how it is told. */
class DefinitionTest {

  private record Refusal(String states, List<String> words) {}

  private static Refusal refusal(String states, String... words) {
    return new Refusal(states, List.of(words));
  }

  @TestFactory
  Stream<DynamicTest> aFaultIsRefusedWithItsStateAndField() {
    return Stream.of(
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"InputPath\":\"$\",\"End\":true}",
                "'InputPath'",
                "state 'A'",
                "JSONPath",
                "/States/A/InputPath"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"Parameters\":{\"a.$\":\"$\"},\"End\":true}",
                "'Parameters'",
                "JSONPath"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"ResultPath\":null,\"End\":true}",
                "'ResultPath'",
                "JSONPath"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"QueryLanguage\":\"JSONPath\",\"End\":true}",
                "'QueryLanguage'",
                "state 'A'"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"Output\":{\"x.$\":\"$.y\"},\"End\":true}",
                "'Output'",
                "'x.$'"),
            refusal("\"A\":{\"Type\":\"Pass\",\"Wings\":2,\"End\":true}", "'Wings'", "state 'A'"),
            refusal("\"A\":{\"Type\":\"Pass\"}", "'Next'", "state 'A'"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"Next\":\"A\",\"End\":true}",
                "'Next'",
                "stands beside End"),
            refusal("\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"}", "missing state 'B'"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"End\":true},\"B\":{\"Type\":\"Succeed\"}",
                "'B' is not reachable"),
            refusal("\"A\":{\"Type\":\"Task\",\"End\":true}", "'Resource'", "is missing"),
            refusal(
                "\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::ecs:runTask.sync\",\"End\":true}",
                "'Resource'",
                ".sync"),
            refusal("\"A\":{\"Type\":\"Dance\",\"End\":true}", "'Type'"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"Output\":\"{% 1 + %}\",\"End\":true}",
                "'Output'", "is not JSONata"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"Output\":\"{% 1\",\"End\":true}",
                "'Output'", "start with {%"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"Assign\":{\"states\":1},\"End\":true}",
                "reserved variable"),
            refusal("\"A\":{\"Type\":\"Wait\",\"End\":true}", "'Seconds'"),
            refusal(
                "\"A\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$\",\"Next\":\"A\"}]}",
                "'Condition'"),
            refusal(
                "\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\",\"X\"]}],\"End\":true}",
                "States.ALL"),
            refusal(
                "\"A\":{\"Type\":\"Map\",\"ItemReader\":{},\"ItemProcessor\":{\"StartAt\":\"B\",\"States\":{\"B\":{\"Type\":\"Succeed\"}}},\"End\":true}",
                "'ItemReader'",
                "Distributed"),
            refusal(
                "\"A\":{\"Type\":\"Pass\",\"Assign\":{\"x\":1},\"Next\":\"M\"},\"M\":{\"Type\":\"Map\",\"ItemProcessor\":{\"StartAt\":\"B\",\"States\":{\"B\":{\"Type\":\"Pass\",\"Assign\":{\"x\":2},\"End\":true}}},\"End\":true}",
                "'x'",
                "outer scope"))
        .map(
            refusal ->
                DynamicTest.dynamicTest(
                    refusal.states(),
                    () ->
                        assertThatThrownBy(
                                () ->
                                    Definition.parse(
                                        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{"
                                            + refusal.states()
                                            + "}}"))
                            .isInstanceOf(InvalidDefinition.class)
                            .hasMessageContainingAll(refusal.words().toArray(String[]::new))));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                Definition.parse(
                    "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"X\":1},\"B\":{\"Type\":\"Pass\",\"Y\":1}}}"))
        .isInstanceOfSatisfying(
            InvalidDefinition.class, invalid -> assertThat(invalid.diagnostics()).hasSize(4));
  }

  @Test
  void textThatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> Definition.parse("nonsense"))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void aStateWithoutJsonPathFieldsNeedsNoQueryLanguage() {
    Definition definition =
        Definition.parse(
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Assign\":{\"x\":1},\"End\":true}}}");

    assertThat(definition.flow().states()).containsOnlyKeys("A");
  }
}
