package dev.backline.studio;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.master.BalanceDistance;
import dev.backline.audio.mix.Decision;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Tells what an engineer did and what came of it. */
record Account(PrintWriter out) {

  void of(List<Decision> decisions, Loudness loudness) {
    for (Decision decision : decisions) {
      out.printf(
          Locale.ROOT,
          "%-20s %+7.2f %-5s %s%n",
          decision.move(),
          decision.value(),
          decision.unit(),
          decision.why());
    }
    loudness
        .integratedLufs()
        .ifPresentOrElse(
            lufs ->
                out.printf(Locale.ROOT, "%.2f LUFS, %.2f dBTP%n", lufs, loudness.truePeakDbtp()),
            () -> out.println("silent"));
    out.flush();
  }

  void of(BalanceDistance before, BalanceDistance after) {
    out.printf(
        Locale.ROOT,
        "distance to the reference: mid %.1f dB, was %.1f; side %.1f dB, was %.1f%n",
        after.midDb(),
        before.midDb(),
        after.sideDb(),
        before.sideDb());
    out.flush();
  }
}
