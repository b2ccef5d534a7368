package dev.backline.workflows.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The functions that Step Functions adds to JSONata: {@code $partition, $range, $hash, $random,
 * $uuid, $parse}; {@code $eval} is taken away.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming
 *     data with JSONata</a>
 */
final class StatesFunctions {

  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
  private static final int MAX_ELEMENTS = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private StatesFunctions() {}

  static void bind(Jsonata.Frame frame) {
    frame.bind(
        "partition",
        function(
            "<an:a>",
            (_, arguments) -> partition((List<?>) arguments.get(0), number(arguments.get(1)))));
    frame.bind(
        "range",
        function(
            "<nnn:a>",
            (_, arguments) ->
                range(
                    number(arguments.get(0)), number(arguments.get(1)), number(arguments.get(2)))));
    frame.bind(
        "hash",
        function(
            "<ss:s>",
            (_, arguments) -> hash((String) arguments.get(0), (String) arguments.get(1))));
    frame.bind("random", function("<n?:n>", (_, arguments) -> random(arguments)));
    frame.bind("uuid", function("<:s>", (_, _) -> UUID.randomUUID().toString()));
    frame.bind("parse", function("<s-:x>", (_, arguments) -> parse(arguments.get(0))));
    frame.bind("eval", (Object) null);
  }

  private static JFunction function(String signature, JFunctionCallable body) {
    return new JFunction(body, signature);
  }

  private static double number(Object value) {
    if (value instanceof Number number) return number.doubleValue();
    throw new JException("Expected a number but was: " + value);
  }

  private static Object partition(List<?> array, double size) {
    int length = (int) size;
    if (length < 1 || length != size)
      throw new JException("The second argument of $partition must be a positive integer");
    List<Object> parts = new ArrayList<>();
    for (int from = 0; from < array.size(); from += length) {
      parts.add(new ArrayList<Object>(array.subList(from, Math.min(from + length, array.size()))));
    }
    return parts;
  }

  /** A JSONata sequence, as recorded: a range of one number is that number. */
  private static Object range(double first, double last, double step) {
    if (step == 0) throw new JException("The third argument of $range must not be 0");
    if ((last - first) / step >= MAX_ELEMENTS)
      throw new JException("$range must not give more than 1e6 numbers");
    BigDecimal by = BigDecimal.valueOf(step);
    BigDecimal end = BigDecimal.valueOf(last);
    List<Object> numbers = Utils.createSequence();
    for (BigDecimal at = BigDecimal.valueOf(first);
        at.compareTo(end) * by.signum() <= 0;
        at = at.add(by)) {
      numbers.add(Utils.convertNumber(at.doubleValue()));
    }
    return numbers;
  }

  private static String hash(String text, String algorithm) {
    if (!ALGORITHMS.contains(algorithm)) {
      throw new JException(
          "The second argument of $hash must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double random(List<?> arguments) {
    if (arguments.isEmpty() || arguments.getFirst() == null) return RANDOM.nextDouble();
    return new Random(Double.doubleToLongBits(number(arguments.getFirst()))).nextDouble();
  }

  private static Object parse(Object text) {
    if (text == null) return null;
    try {
      JsonNode json = Json.MAPPER.readTree((String) text);
      if (json.isMissingNode()) throw new JException("$parse was given an empty string");
      return Values.toJsonata(json);
    } catch (JsonProcessingException e) {
      throw new JException("$parse was given a string that is not JSON: " + e.getOriginalMessage());
    }
  }
}
