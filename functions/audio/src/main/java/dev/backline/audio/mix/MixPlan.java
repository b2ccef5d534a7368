package dev.backline.audio.mix;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every move of a mix, in order. A plan with the same values renders the same bytes; a move that is
 * left out is not made.
 *
 * @param decisions each move at most once
 */
public record MixPlan(List<Decision> decisions) {

  /**
   * A plan of these decisions.
   *
   * @throws IllegalArgumentException that names a move which is unknown, made twice, beyond its
   *     range or in another unit, or one without the other that it needs
   */
  public MixPlan {
    decisions = List.copyOf(decisions);
    Map<Knob, Double> values = values(decisions);
    if (values.getOrDefault(Knob.VOCAL_REVERB, 0.0) > 0 && !values.containsKey(Knob.VOCAL_ECHO)) {
      throw new IllegalArgumentException(
          "vocal.echo is missing: vocal.reverb needs its distance in ms");
    }
    if (values.containsKey(Knob.VOCAL_REFLECTION)
        != values.containsKey(Knob.VOCAL_REFLECTION_DECAY)) {
      throw new IllegalArgumentException(
          "vocal.reflection and vocal.reflection-decay belong together: give both or neither");
    }
    if (values.containsKey(Knob.VOCAL_COMPRESSION_TOP)
        && !values.containsKey(Knob.VOCAL_COMPRESSION)) {
      throw new IllegalArgumentException(
          "vocal.compression is missing: vocal.compression-top goes on from it");
    }
  }

  /** The value of a move that is made. */
  Optional<Double> value(Knob knob) {
    return Optional.ofNullable(values(decisions).get(knob));
  }

  /** The value of a move, or what stands for not making it. */
  double value(Knob knob, double otherwise) {
    return value(knob).orElse(otherwise);
  }

  private static Map<Knob, Double> values(List<Decision> decisions) {
    var values = new EnumMap<Knob, Double>(Knob.class);
    for (Decision decision : decisions) {
      Knob knob =
          Knob.named(decision.move())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "move \"" + decision.move() + "\" is unknown: one of " + Knob.moves()));
      knob.check(decision);
      if (values.put(knob, decision.value()) != null) {
        throw new IllegalArgumentException(knob.move() + " is there twice: keep one");
      }
    }
    return values;
  }
}
