package dev.backline.audio.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.Signals;
import dev.backline.audio.bounce.Automation.Curve;
import dev.backline.audio.bounce.Automation.Point;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.studio.ImpulseResponse;
import dev.backline.audio.studio.StudioCompressor;
import dev.backline.audio.studio.StudioEffect;
import dev.backline.audio.studio.StudioGain;
import dev.backline.audio.studio.StudioPreset;
import dev.backline.audio.studio.StudioReverb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("MIX-11")
class BounceTest {
  private static final int RATE = 44_100;
  private static final float MIDDLE = (float) Math.sqrt(0.5);

  @TempDir Path folder;

  @Test
  void writesStereoAtTheRateOfACompactDiscFasterThanItPlays() throws IOException {
    Path noise = recording("noise.wav", noise(10 * RATE));
    Track track = track(StudioPreset.STUDIO.effects(RATE), Clip.of(noise, 0));
    Path out = folder.resolve("out.wav");
    long began = System.nanoTime();

    var bounced = new Bounce(session(track), WavReader::open).write(out, WavEncoding.INT16);

    assertThat((System.nanoTime() - began) / 1e9).isLessThan(10);
    assertThat(bounced.frames()).isGreaterThan(10 * RATE);
    try (var reader = WavReader.open(out)) {
      assertThat(reader.format()).isEqualTo(new PcmFormat(44_100, 2));
      assertThat(reader.bits()).isEqualTo(16);
      assertThat(reader.frames()).isEqualTo(bounced.frames());
    }
  }

  @Test
  void refusesGainsThatMakeTheSumOverflow() throws IOException {
    Path noise = recording("noise.wav", noise(RATE));
    List<StudioEffect> turnedUp = Collections.nCopies(20, new StudioGain(100));
    Session session = session(track(turnedUp, Clip.of(noise, 0)));
    Path out = folder.resolve("out.wav");

    assertThatThrownBy(() -> new Bounce(session, WavReader::open).write(out, WavEncoding.INT24))
        .isInstanceOf(UnplayableSessionException.class)
        .hasMessageContaining("turn them down");
  }

  @Test
  void writesTheSameBytesAgain() throws IOException {
    Path noise = recording("noise.wav", noise(RATE));
    Session session = session(track(StudioPreset.STUDIO.effects(RATE), Clip.of(noise, 10)));

    new Bounce(session, WavReader::open).write(folder.resolve("a.wav"), WavEncoding.INT24);
    new Bounce(session, WavReader::open).write(folder.resolve("b.wav"), WavEncoding.INT24);

    assertThat(Files.mismatch(folder.resolve("a.wav"), folder.resolve("b.wav"))).isEqualTo(-1);
  }

  @Test
  void placesAClipToTheFrameAndPlaysOnlyItsPart() throws IOException {
    float[] ramp = new float[4410];
    for (int i = 0; i < ramp.length; i++) ramp[i] = (i + 1) / 8192f;
    Clip clip = new Clip(recording("ramp.wav", ramp), 20, 10, OptionalDouble.of(30), 0.5, 0, 0);

    float[] left = bounce(session(track(List.of(), clip)))[0];

    assertThat(left).hasSize(882 + 1323);
    assertThat(left[881]).isZero();
    assertThat(left[882]).isEqualTo(MIDDLE * 0.5f * ramp[441], within(1e-6f));
    assertThat(left[882 + 1322]).isEqualTo(MIDDLE * 0.5f * ramp[441 + 1322], within(1e-6f));
  }

  @Test
  void fadesOneClipIntoTheNextWithoutAStep() throws IOException {
    Path flat = recording("flat.wav", constant(0.5f, RATE));
    Clip first = new Clip(flat, 0, 0, OptionalDouble.of(600), 1, 0, 200);
    Clip second = new Clip(flat, 400, 0, OptionalDouble.of(600), 1, 200, 0);

    float[] left = bounce(session(track(List.of(), first, second)))[0];

    assertThat(left).hasSize(RATE);
    for (float sample : left) assertThat(sample).isEqualTo(0.5f * MIDDLE, within(1e-5f));
  }

  @Test
  void movesGainsInStepsLinesAndCurves() {
    var automation =
        new Automation(
            1,
            List.of(
                new Point(1000, 3, Curve.LINEAR),
                new Point(2000, 0.5, Curve.STEP),
                new Point(4000, 8, Curve.EXPONENTIAL)));
    float[] values = new float[5 * RATE];

    for (int from = 0; from < values.length; from += 1000) {
      float[] part = new float[1000];
      int count = Math.min(1000, values.length - from);
      automation.fill(part, from, count, RATE);
      System.arraycopy(part, 0, values, from, count);
    }

    assertThat(values[0]).isEqualTo(1);
    assertThat(values[RATE / 2]).isEqualTo(2, within(1e-5f));
    assertThat(values[RATE]).isEqualTo(3);
    assertThat(values[2 * RATE - 1]).isEqualTo(3);
    assertThat(values[2 * RATE]).isEqualTo(0.5f);
    assertThat(values[3 * RATE]).isEqualTo(2, within(1e-5f));
    assertThat(values[5 * RATE - 1]).isEqualTo(8);
  }

  @Test
  void hearsOnlySoloTracksThatAreNotMute() throws IOException {
    Track one = switched(0.1f, false, false);
    Track two = switched(0.2f, false, true);
    Track three = switched(0.4f, true, true);

    float[] left = bounce(session(one, two, three))[0];
    float[] withoutSolo = bounce(session(one, switched(0.4f, true, false)))[0];

    assertThat(left[100]).isEqualTo(0.2f * MIDDLE, within(1e-6f));
    assertThat(withoutSolo[100]).isEqualTo(0.1f * MIDDLE, within(1e-6f));
  }

  @Test
  void lastsUntilTheRoomIsSilentUnlessALengthIsAsked() throws IOException {
    Path click = recording("click.wav", 1, 0);
    var hall = new StudioReverb(ImpulseResponse.hall(RATE), 1, 1);
    Session open = session(track(List.of(hall), Clip.of(click, 1000)));
    var asked = new Session(RATE, OptionalDouble.of(500), open.tracks(), List.of(), flat(), false);

    assertThat(bounce(open)[0]).hasSize(RATE + 2 + ImpulseResponse.hall(RATE).frames() - 1);
    assertThat(bounce(asked)[0]).hasSize(RATE / 2);
  }

  @Test
  void bringsTracksTogetherThatTheirCompressorsMadeLateIfAsked() throws IOException {
    Path click = recording("click.wav", IntStream.range(0, 9000).map(i -> i == 5000 ? 1 : 0));
    Track late = track(List.of(StudioCompressor.USUAL), Clip.of(click, 0));

    var asInABrowser =
        new Session(RATE, OptionalDouble.empty(), List.of(late), List.of(), flat(), false);
    var together =
        new Session(
            RATE,
            OptionalDouble.empty(),
            List.of(late),
            List.of(StudioCompressor.USUAL),
            flat(),
            true);

    assertThat(loudest(bounce(asInABrowser)[0])).isEqualTo(5000 + 264);
    assertThat(loudest(bounce(together)[0])).isEqualTo(5000);
  }

  @Test
  void namesTheFieldThatIsWrong() throws IOException {
    Path click = recording("click.wav", new float[441]);
    Track good = track(List.of(), Clip.of(click, 0));
    Track bad = track(List.of(), new Clip(click, 0, 20, OptionalDouble.empty(), 1, 0, 0));
    Track gone = track(List.of(), Clip.of(folder.resolve("gone.wav"), 0));

    assertThatThrownBy(() -> bounce(session(good, bad)))
        .hasMessage("tracks[1].clips[0].offsetMs lies beyond the end of its file, which has 10 ms");
    assertThatThrownBy(() -> bounce(session(gone)))
        .hasMessageStartingWith("tracks[0].clips[0].file")
        .hasMessageContaining("gone.wav");
    assertThatThrownBy(() -> bounce(session(track(List.of()))))
        .hasMessage("durationMs must be given for a session without clips");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Clip.of(click, -1))
        .withMessage("startMs must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Automation(0, List.of(new Point(9, 1, Curve.EXPONENTIAL))))
        .withMessageStartingWith("points[0].value must not be");
  }

  private Track switched(float level, boolean mute, boolean solo) throws IOException {
    Path file = recording(level + ".wav", constant(level, 441));
    return new Track(
        "", List.of(Clip.of(file, 0)), List.of(), flat(), Automation.fixed(0), mute, solo);
  }

  private static Track track(List<StudioEffect> effects, Clip... clips) {
    return new Track("", List.of(clips), effects, flat(), Automation.fixed(0), false, false);
  }

  private static Session session(Track... tracks) {
    return new Session(RATE, OptionalDouble.empty(), List.of(tracks), List.of(), flat(), false);
  }

  private static Automation flat() {
    return Automation.fixed(1);
  }

  private float[][] bounce(Session session) throws IOException {
    Path out = folder.resolve("bounce.wav");
    new Bounce(session, WavReader::open).write(out, WavEncoding.FLOAT32);
    return PcmBuffer.of(WavReader.open(out)).samples();
  }

  private Path recording(String name, IntStream samples) throws IOException {
    int[] values = samples.toArray();
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) floats[i] = values[i];
    return recording(name, floats);
  }

  private Path recording(String name, float... samples) throws IOException {
    Path file = folder.resolve(name);
    var buffer = new PcmBuffer(new PcmFormat(RATE, 1), new float[][] {samples});
    WavWriter.write(file, buffer.source(), WavEncoding.FLOAT32);
    return file;
  }

  private static float[] constant(float value, int frames) {
    float[] samples = new float[frames];
    Arrays.fill(samples, value);
    return samples;
  }

  private static float[] noise(int frames) {
    return Signals.whiteNoise(0.1, frames, 1);
  }

  private static int loudest(float[] samples) {
    int loudest = 0;
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > Math.abs(samples[loudest])) loudest = i;
    }
    return loudest;
  }
}
