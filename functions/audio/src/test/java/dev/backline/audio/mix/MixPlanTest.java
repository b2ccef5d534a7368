package dev.backline.audio.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixPlanTest {
  private static final int RATE = 48_000;
  private static final Mixing DESK =
      new Mixing(MixTaste.of("pop"), MixSettings.standard().with(MixPreset.WARM), 96);

  @TempDir Path folder;
  private Path vocal;
  private Path band;

  @BeforeEach
  void aVocalAndItsBand() throws IOException {
    vocal = file("vocal.wav", 1, i -> 0.1 * Math.sin(i * 0.05) * Math.abs(Math.sin(i * 0.0001)));
    band = file("band.wav", 2, i -> 0.3 * Math.sin(i * 0.011));
  }

  @Test
  void rendersTheSameBytesFromTheRecordOfItsDecisions() throws IOException {
    var mixed = DESK.mix(vocal, band, folder.resolve("first.wav"));

    Mixing.render(new MixPlan(mixed.decisions()), vocal, band, folder.resolve("again.wav"));

    assertThat(folder.resolve("again.wav")).hasSameBinaryContentAs(folder.resolve("first.wav"));
  }

  @Test
  void rendersWhatSomebodyChanged() throws IOException {
    var plan = DESK.plan(vocal, band);
    var silent = file("silent.wav", 2, _ -> 0);
    var before = Mixing.render(plan, vocal, silent, folder.resolve("before.wav"));

    var changed = changed(plan, "vocal.gain", 6);
    var after = Mixing.render(changed, vocal, silent, folder.resolve("after.wav"));

    assertThat(lufs(after) - lufs(before)).isCloseTo(6, within(0.1));
    assertThat(after.decisions()).isEqualTo(changed.decisions());
  }

  @Test
  void doesNotMakeAMoveThatWasTakenOut() throws IOException {
    var dry =
        DESK.plan(vocal, band).decisions().stream()
            .filter(decision -> !decision.move().equals("vocal.reverb"))
            .toList();

    Mixing.render(new MixPlan(dry), vocal, band, folder.resolve("dry.wav"));
    Mixing.render(DESK.plan(vocal, band), vocal, band, folder.resolve("wet.wav"));

    assertThat(folder.resolve("dry.wav").toFile()).exists();
    assertThat(Files.mismatch(folder.resolve("dry.wav"), folder.resolve("wet.wav")))
        .isNotNegative();
  }

  @Test
  void namesTheMoveThatIsWrong() {
    assertThatThrownBy(() -> plan("vocal.loudness", 3, "dB"))
        .hasMessageContaining("\"vocal.loudness\" is unknown: one of vocal.high-pass");
    assertThatThrownBy(() -> plan("vocal.gain", 99, "dB"))
        .hasMessage("vocal.gain must be -60 to 60 dB, was 99: use 60");
    assertThatThrownBy(() -> plan("vocal.gain", Double.NaN, "dB"))
        .hasMessageContaining("vocal.gain must be");
    assertThatThrownBy(() -> plan("vocal.echo", 300, "s"))
        .hasMessage("vocal.echo: the unit must be \"ms\", was \"s\"");
    assertThatThrownBy(() -> plan("vocal.reverb", 0.5, ""))
        .hasMessageContaining("vocal.echo is missing");
    var twice = new Decision("band.gain", 1, "dB", "");
    assertThatThrownBy(() -> new MixPlan(List.of(twice, twice)))
        .hasMessageContaining("band.gain is there twice");
  }

  @Test
  void refusesAMoveWithoutTheOneItNeeds() {
    assertThatThrownBy(() -> plan("vocal.reflection", 40, "ms"))
        .hasMessageContaining("vocal.reflection-decay belong together");
    assertThatThrownBy(() -> plan("vocal.compression-top", -4, "dB"))
        .hasMessageContaining("vocal.compression is missing");
  }

  @Test
  void rendersEveryParameterAgainFromItsRecord() throws IOException {
    for (var settings : List.of(everything(), everything().byHand())) {
      var desk = new Mixing(MixTaste.of("pop"), settings, 96);

      var mixed = desk.mix(vocal, band, folder.resolve("first.wav"));
      Mixing.render(new MixPlan(mixed.decisions()), vocal, band, folder.resolve("again.wav"));

      assertThat(folder.resolve("again.wav")).hasSameBinaryContentAs(folder.resolve("first.wav"));
      assertThat(mixed.decisions())
          .extracting(Decision::move)
          .contains(
              "vocal.high-pass",
              "vocal.eq-low",
              "vocal.eq-mid",
              "vocal.eq-high",
              "vocal.de-ess",
              "vocal.compression",
              "vocal.compression-top",
              "vocal.gain",
              "band.gain",
              "mix.limiter");
      assertThat(mixed.decisions()).allMatch(decision -> !decision.why().isBlank());
    }
  }

  private static MixSettings everything() {
    return MixSettings.standard()
        .with(MixParameter.VOCAL_GAIN, 3)
        .with(MixParameter.BEAT_GAIN, -2)
        .with(MixParameter.HPF_HZ, 120)
        .with(MixParameter.DEESS_AMOUNT, 0.8)
        .with(MixParameter.EQ_LOW, -3)
        .with(MixParameter.EQ_MID, 2)
        .with(MixParameter.EQ_HIGH, 1.5)
        .with(MixParameter.COMPRESSION, 0.7)
        .with(MixParameter.REVERB, 0.6)
        .with(MixParameter.LIMITER, 0.25)
        .with(MixParameter.MIX_STRENGTH, 0.5)
        .with(CompressionCurve.V2);
  }

  private static MixPlan plan(String move, double value, String unit) {
    return new MixPlan(List.of(new Decision(move, value, unit, "")));
  }

  private static MixPlan changed(MixPlan plan, String move, double by) {
    var decisions = new ArrayList<Decision>();
    for (var d : plan.decisions()) {
      double more = d.move().equals(move) ? by : 0;
      decisions.add(new Decision(d.move(), d.value() + more, d.unit(), d.why()));
    }
    return new MixPlan(decisions);
  }

  private static double lufs(Mixing.Mixed mixed) {
    return mixed.loudness().integratedLufs().orElseThrow();
  }

  private Path file(String name, int channels, IntToDoubleFunction signal) throws IOException {
    int frames = 3 * RATE;
    var block = new float[channels][frames];
    for (var row : block) for (int i = 0; i < frames; i++) row[i] = (float) signal.applyAsDouble(i);
    var path = folder.resolve(name);
    try (var file = WavWriter.create(path, new PcmFormat(RATE, channels), WavEncoding.FLOAT32)) {
      file.write(block, frames);
    }
    return path;
  }
}
