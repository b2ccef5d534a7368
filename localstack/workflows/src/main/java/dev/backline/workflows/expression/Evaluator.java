package dev.backline.workflows.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Evaluates the values of fields: strings that are expressions are replaced by what they give,
 * everything else stays as it is.
 *
 * <p>Each expression is parsed and evaluated in one go on the calling thread, because a parsed
 * expression of the library is bound to the thread that made it. An expression that runs too long,
 * nests too deep or builds too much fails like any other.
 */
public final class Evaluator {

  private Evaluator() {}

  /**
   * The value of a field.
   *
   * @param template the field's JSON
   * @param location the field's name, for the error: {@code Output}
   * @throws EvaluationFailure when an expression throws, gives nothing, or gives what JSON cannot
   *     hold
   */
  public static JsonNode evaluate(JsonNode template, String location, Bindings bindings) {
    if (template.isTextual() && Expression.isExpression(template.textValue())) {
      return expression(Expression.source(template.textValue()), location, bindings);
    }
    if (template.isObject()) {
      ObjectNode object = ((ObjectNode) template).objectNode();
      template
          .properties()
          .forEach(
              entry ->
                  object.set(
                      entry.getKey(),
                      evaluate(entry.getValue(), location + "/" + entry.getKey(), bindings)));
      return object;
    }
    if (template.isArray()) {
      ArrayNode array = ((ArrayNode) template).arrayNode(template.size());
      for (int i = 0; i < template.size(); i++)
        array.add(evaluate(template.get(i), location + "[" + i + "]", bindings));
      return array;
    }
    return template;
  }

  /**
   * The value of a field that must have a type.
   *
   * @param type {@code array}, {@code string}, {@code number} or {@code boolean}
   */
  public static JsonNode evaluate(
      JsonNode template, String location, Bindings bindings, String type) {
    JsonNode value = evaluate(template, location, bindings);
    String actual = Values.typeName(value);
    if (actual.equals(type)) return value;
    String problem =
        "returned an unexpected result type. Expected '"
            + type
            + "', but was '"
            + actual
            + "' for value: "
            + Json.text(value);
    String source =
        template.isTextual() ? Expression.source(template.textValue()) : Json.text(template);
    throw EvaluationFailure.of(source, location, problem);
  }

  private static JsonNode expression(String source, String location, Bindings bindings) {
    Object result;
    try {
      Jsonata expression = Jsonata.jsonata(source);
      expression.setOutputConvertNulls(false);
      Jsonata.Frame frame = expression.createFrame();
      bindings.variables().forEach((name, value) -> frame.bind(name, Values.toJsonata(value)));
      frame.bind("states", Values.toJsonata(bindings.states()));
      StatesFunctions.bind(frame);
      new Bounds().guard(frame);
      result = expression.evaluate(null, frame);
    } catch (JException e) {
      throw EvaluationFailure.of(
          source, location, "threw an error during evaluation. " + JsonataErrors.describe(e));
    } catch (StackOverflowError _) {
      throw EvaluationFailure.of(
          source, location, "threw an error during evaluation. " + Bounds.TOO_DEEP);
    } catch (RuntimeException e) {
      throw EvaluationFailure.of(
          source, location, "threw an error during evaluation. " + e.getMessage());
    }
    if (result == null)
      throw EvaluationFailure.of(source, location, "returned nothing (undefined).");
    return Values.toJson(result)
        .orElseThrow(
            () -> EvaluationFailure.of(source, location, "returned an unsupported result type."));
  }
}
