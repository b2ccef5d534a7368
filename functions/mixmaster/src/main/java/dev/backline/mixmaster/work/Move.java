package dev.backline.mixmaster.work;

import dev.backline.audio.mix.Decision;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

@Serdeable
public record Move(String move, double value, String unit, String why) {

  public static List<Move> of(List<Decision> decisions) {
    return decisions.stream().map(d -> new Move(d.move(), d.value(), d.unit(), d.why())).toList();
  }
}
