package dev.backline.audio.bounce;

import static dev.backline.audio.bounce.Automation.Curve.EXPONENTIAL;
import static dev.backline.audio.bounce.Automation.Curve.LINEAR;
import static dev.backline.audio.bounce.Automation.Curve.STEP;
import static dev.backline.audio.studio.WebAudioSignals.hiss;
import static dev.backline.audio.studio.WebAudioSignals.room;
import static dev.backline.audio.studio.WebAudioSignals.song;
import static dev.backline.audio.studio.WebAudioSignals.strokes;
import static dev.backline.audio.studio.WebAudioSignals.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.acceptance.Proves;
import dev.backline.audio.bounce.Automation.Point;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.studio.ImpulseResponse;
import dev.backline.audio.studio.StudioCompressor;
import dev.backline.audio.studio.StudioEffect;
import dev.backline.audio.studio.StudioEqualiser;
import dev.backline.audio.studio.StudioReverb;
import dev.backline.audio.studio.WebAudioReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares bounces with what a browser renders of the same graphs; {@code src/test/web-audio} says
 * how its samples were made.
 */
@Proves({"MIX-10", "MIX-11"})
class BounceReferenceTest {
  private static final int RATE = 44_100;

  @TempDir Path folder;

  @Test
  void soundsLikeTheSameSessionInABrowser() throws IOException {
    Path drums = recording("drums.wav", strokes(11, RATE, 2 * RATE));
    Path pad = recording("pad.wav", hiss(12, 3 * RATE, 0.2), hiss(13, 3 * RATE, 0.2));
    Path lead = recording("lead.wav", sweep(RATE, 3 * RATE, 100, 6000, 0.6));
    var one =
        track(
            List.of(
                new Clip(drums, 0, 0, OptionalDouble.of(2000), 1, 0, 0),
                new Clip(drums, 2200, 250, OptionalDouble.of(1100), 0.6, 100, 200)),
            List.of(new StudioEqualiser(12, -12, 6), StudioCompressor.USUAL),
            Automation.fixed(0.8),
            Automation.fixed(-0.5));
    var two =
        track(
            List.of(new Clip(pad, 100, 0, OptionalDouble.of(2500), 0.7, 500, 500)),
            List.of(new StudioReverb(impulse(room(8, 12_000), room(9, 12_000)), 0.8, 0.5)),
            new Automation(
                0,
                List.of(
                    new Point(1000, 1, LINEAR),
                    new Point(1500, 0.5, STEP),
                    new Point(3000, 0.1, LINEAR))),
            new Automation(-1, List.of(new Point(2500, 1, LINEAR))));
    var three =
        track(
            List.of(new Clip(lead, 300, 200, OptionalDouble.of(2600), 0.9, 0, 300)),
            List.of(),
            new Automation(
                0.8,
                List.of(
                    new Point(500, 0.8, STEP),
                    new Point(2000, 0.01, EXPONENTIAL),
                    new Point(3000, 0.5, EXPONENTIAL))),
            Automation.fixed(0.25));
    var session =
        new Session(
            RATE,
            OptionalDouble.of(4000),
            List.of(one, two, three),
            List.of(new StudioCompressor(-24, 30, 4, 0.003, 0.25)),
            Automation.fixed(0.8),
            false);

    float[][] bounced = bounce(session);

    assertThat(new WebAudioReference("session", 2, 19).differenceDb(bounced)).isLessThan(-90);
  }

  @ParameterizedTest
  @CsvSource({
    "mono-panned, 0.3",
    "mono-equalised-panned, -0.6",
    "mono-compressed-panned, 0",
    "mono-reverberated-panned, 0.5",
    "mono-in-a-stereo-room-panned, 0.5"
  })
  void pansMonoBehindEachEffectAsABrowserDoes(String name, double pan) throws IOException {
    List<StudioEffect> effects =
        switch (name) {
          case "mono-equalised-panned" -> List.of(new StudioEqualiser(3, -3, 6));
          case "mono-compressed-panned" -> List.of(StudioCompressor.USUAL);
          case "mono-reverberated-panned" ->
              List.of(new StudioReverb(impulse(room(6, 3000)), 0.8, 0.4));
          case "mono-in-a-stereo-room-panned" ->
              List.of(new StudioReverb(impulse(room(8, 3000), room(9, 3000)), 0.8, 0.4));
          default -> List.of();
        };
    Path mono = recording("mono.wav", song(5, RATE, 11_025));

    float[][] bounced = bounce(alone(mono, effects, pan));

    assertThat(new WebAudioReference(name, 2, 13).differenceDb(bounced)).isLessThan(-100);
  }

  @ParameterizedTest
  @CsvSource({"stereo-panned-left, -0.4", "stereo-panned-right, 0.4"})
  void pansStereoAsABrowserDoes(String name, double pan) throws IOException {
    Path stereo = recording("stereo.wav", song(5, RATE, 11_025), hiss(7, 11_025, 0.3));

    float[][] bounced = bounce(alone(stereo, List.of(), pan));

    assertThat(new WebAudioReference(name, 2, 13).differenceDb(bounced)).isLessThan(-120);
  }

  private static Session alone(Path file, List<StudioEffect> effects, double pan) {
    return new Session(
        RATE,
        OptionalDouble.of(250),
        List.of(
            track(List.of(Clip.of(file, 0)), effects, Automation.fixed(1), Automation.fixed(pan))),
        List.of(),
        Automation.fixed(1),
        false);
  }

  private static Track track(
      List<Clip> clips, List<StudioEffect> effects, Automation gain, Automation pan) {
    return new Track("track", clips, effects, gain, pan, false, false);
  }

  private float[][] bounce(Session session) throws IOException {
    Path out = folder.resolve("bounce.wav");
    new Bounce(session, WavReader::open).write(out, WavEncoding.FLOAT32);
    return PcmBuffer.of(WavReader.open(out)).samples();
  }

  private Path recording(String name, float[]... channels) throws IOException {
    Path file = folder.resolve(name);
    WavWriter.write(file, buffer(channels).source(), WavEncoding.FLOAT32);
    return file;
  }

  private static ImpulseResponse impulse(float[]... channels) throws IOException {
    return ImpulseResponse.of(buffer(channels).source());
  }

  private static PcmBuffer buffer(float[]... channels) {
    return new PcmBuffer(new PcmFormat(RATE, channels.length), channels);
  }
}
