package dev.backline.audio.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.ffmpeg.UndecodableAudioException.Reason;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.Relay;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

  @TempDir Path folder;

  private final Decoder decoder = new Decoder(Ffmpeg.in(System.getenv()));

  @Test
  void resamplesToTheWorkingRateAndKeepsLevelAndLength() throws IOException {
    Path input = wav(Signals.onChannels(44_100, 1, Signals.sine(44_100, 1000, 0.5, 3)));

    Decoded decoded = decoder.decode(input, output());

    assertThat(decoded.format()).isEqualTo(new PcmFormat(48_000, 1));
    assertThat(decoded.durationMs()).isEqualTo(3000);
    assertThat(decoded.source().sampleRateHz()).isEqualTo(44_100);
    assertThat(decoded.source().bitDepth()).hasValue(24);
    assertThat(Signals.rms(PcmBuffer.of(decoded.open()).samples()[0]))
        .isCloseTo(0.5 / Math.sqrt(2), within(0.001));
  }

  @Test
  void losesNothingWhereAStreamChangesItsChannels() throws IOException {
    Path mono = encoded(1);
    Path stereo = encoded(2);
    var turns = new ByteArrayOutputStream();
    for (Path part : List.of(mono, stereo, mono, stereo)) turns.write(Files.readAllBytes(part));
    long eachMs = decoder.decode(mono, output()).durationMs();

    Decoded decoded = decoder.decode(write("turns.aac", turns.toByteArray()), output());

    assertThat(decoded.durationMs()).isCloseTo(4 * eachMs, within(20L));
  }

  private Path encoded(int channels) throws IOException {
    Path aac = folder.resolve("of" + channels + ".aac");
    var delivery = Delivery.of(DeliveryFormat.AAC, OptionalInt.of(128)).onChannels(channels);
    new Encoder(Ffmpeg.in(System.getenv())).encode(wav(tone(3)), aac, delivery);
    return aac;
  }

  @Test
  void recognisesTheContentWhateverTheName() throws IOException {
    Path input = folder.resolve("take.mp3");
    WavWriter.write(input, tone(1).source(), WavEncoding.INT16);

    assertThat(decoder.decode(input, output()).source().container()).isEqualTo("wav");
  }

  @Test
  void foldsSixChannelsToStereoWithTheCentreThreeDecibelsDown() throws IOException {
    float[] silence = new float[48_000];
    float[] centre = Signals.sine(500, 0.4, 1);
    float[] bass = Signals.sine(50, 0.9, 1);
    Path input =
        wav(
            new PcmBuffer(
                new PcmFormat(96_000, 6),
                new float[][] {silence, silence, centre, bass, silence, silence}));

    Decoded decoded = decoder.decode(input, output());

    assertThat(decoded.format()).isEqualTo(new PcmFormat(48_000, 2));
    float[][] samples = PcmBuffer.of(decoded.open()).samples();
    assertThat(Signals.rms(samples[0])).isCloseTo(0.4 / 2, within(0.002));
    assertThat(samples[1]).isEqualTo(samples[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 7, 10})
  void hearsEveryTrackOfARecorderThatDoesNotSayWhereTheyStand(int tracks) throws IOException {
    float[][] last = new float[tracks][48_000];
    last[tracks - 1] = Signals.sine(500, 0.6, 1);
    Path input = wav(new PcmBuffer(new PcmFormat(96_000, tracks), last));

    Decoded decoded = decoder.decode(input, output());

    assertThat(decoded.source().channelLayout()).isEmpty();
    assertThat(decoded.format()).isEqualTo(new PcmFormat(48_000, 1));
    float[][] samples = PcmBuffer.of(decoded.open()).samples();
    assertThat(Signals.rms(samples[0])).isCloseTo(0.6 / Math.sqrt(2) / tracks, within(0.002));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6})
  void letsBeHeardWhatItWouldWrite(int channels) throws IOException {
    float[][] parts = new float[channels][];
    for (int channel = 0; channel < channels; channel++) {
      parts[channel] = Signals.sine(44_100, 300 + 100 * channel, 0.3, 1.7);
    }
    Path input = wav(new PcmBuffer(new PcmFormat(44_100, channels), parts));
    PcmBuffer written = PcmBuffer.of(decoder.decode(input, output()).open());

    Path heard = heard(input);

    PcmBuffer buffer = PcmBuffer.of(WavReader.open(heard));
    assertThat(buffer.format()).isEqualTo(written.format());
    assertThat(buffer.samples()).isDeepEqualTo(written.samples());
  }

  @Test
  void letsNoFaultOfAFloatFileBeHeard() throws IOException {
    float[] faulty = Signals.sine(44_100, 300, 0.3, 1.7);
    faulty[1000] = Float.NaN;
    faulty[2000] = Float.POSITIVE_INFINITY;
    Path input = folder.resolve("faulty.wav");
    var pcm = new PcmBuffer(new PcmFormat(44_100, 1), new float[][] {faulty});
    WavWriter.write(input, pcm.source(), WavEncoding.FLOAT32);
    var samples = new ArrayList<Float>();

    decoder.listen(
        input,
        format ->
            sink(
                format,
                (block, frames) -> {
                  for (int i = 0; i < frames; i++) samples.add(block[0][i]);
                }));

    assertThat(samples).hasSizeGreaterThan(80_000).allMatch(Float::isFinite);
  }

  @Test
  void failsAsItsListenerDoes() throws IOException {
    Path input = wav(tone(60));
    var full = new IOException("The disk is full");

    Relay.Receiver failing =
        (block, frames) -> {
          throw full;
        };

    assertThatThrownBy(() -> decoder.listen(input, format -> sink(format, failing))).isSameAs(full);
  }

  @Test
  void decodesASingleSample() throws IOException {
    assertThat(decode(PcmBuffer.mono(0.5f)).frames()).isEqualTo(1);
  }

  @Test
  void namesEachKindOfFileThatHoldsNoAudio() throws IOException {
    assertRefused(write("empty.wav", new byte[0]), Reason.EMPTY);
    assertRefused(write("text.wav", "A text.\n".repeat(3000).getBytes(UTF_8)), Reason.NOT_AUDIO);
    byte[] random = new byte[200_000];
    new Random(1).nextBytes(random);
    assertRefused(write("random.mp3", random), Reason.NOT_AUDIO);
    assertRefused(wav(PcmBuffer.mono()), Reason.NO_SAMPLES);
  }

  @Test
  void refusesAFileThatEndsBeforeItsDeclaredLength() throws IOException {
    Path input = wav(tone(10));
    try (var raw = new RandomAccessFile(input.toFile(), "rw")) {
      raw.setLength(raw.length() / 2);
    }

    assertRefused(input, Reason.TRUNCATED);
  }

  @ParameterizedTest
  @EnumSource(
      value = DeliveryFormat.class,
      names = {"MP3", "FLAC"})
  void refusesHalfOfAFileThatStatesItsLength(DeliveryFormat format) throws IOException {
    Path whole = encoded(format);

    assertThat(decoder.decode(whole, output()).endsAbruptly()).isFalse();
    assertRefused(half(whole), Reason.TRUNCATED);
  }

  @ParameterizedTest
  @EnumSource(
      value = DeliveryFormat.class,
      names = {"AAC", "OGG"})
  void tellsThatAStreamMayHaveBeenCutOff(DeliveryFormat format) throws IOException {
    Path whole = encoded(format);

    assertThat(decoder.decode(whole, output()).endsAbruptly()).isFalse();
    assertThat(decoder.decode(half(whole), output()).endsAbruptly()).isTrue();
  }

  @Test
  void takesAnMp3WithoutAHeaderForWhatItHolds() throws IOException {
    byte[] file = Files.readAllBytes(encoded(DeliveryFormat.MP3));
    int header = Bytes.indexOf(file, "Info".getBytes(UTF_8));
    int xing = header >= 0 ? header : Bytes.indexOf(file, "Xing".getBytes(UTF_8));
    file[xing] = 'x';

    Path half = half(write("no-header.mp3", file));

    assertThat(decoder.decode(half, output()).durationMs()).isBetween(3000L, 7000L);
  }

  @Test
  void decodesAnMp3WhoseTagLiesAboutItsLength() throws IOException {
    byte[] file = Files.readAllBytes(encoded(DeliveryFormat.MP3));
    Arrays.fill(file, 6, 10, (byte) 0xFF);

    assertThat(decoder.decode(write("lying-tag.mp3", file), output()).durationMs())
        .isBetween(9000L, 11_000L);
  }

  @Test
  void decodesAWavWhoseWriterCouldNotSeekBackToItsHeader() throws IOException {
    Path input = wav(tone(2));
    try (var raw = new RandomAccessFile(input.toFile(), "rw")) {
      raw.seek(4);
      raw.writeInt(-1);
      raw.seek(76);
      raw.writeInt(-1);
    }

    assertThat(decoder.decode(input, output()).durationMs()).isEqualTo(2000);
  }

  @Test
  void opensNoFileThatAnInputNames() throws IOException {
    Path secret = wav(tone(1));
    for (String playlist :
        new String[] {
          "ffconcat version 1.0\nfile '" + secret + "'\n",
          "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://" + secret + "\n#EXT-X-ENDLIST\n",
          "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\n"
        }) {
      assertRefused(write("list.wav", playlist.getBytes(UTF_8)), Reason.NOT_AUDIO);
    }
  }

  @Test
  void refusesAudioLongerThanTheLimit() throws IOException {
    var strict =
        new Decoder(
            Ffmpeg.in(System.getenv()),
            new DecodeLimits(Duration.ofSeconds(2), Duration.ofMinutes(1)));
    Path input = wav(tone(60));

    assertRefused(() -> strict.decode(input, output()), Reason.TOO_LONG);
  }

  private Path encoded(DeliveryFormat format) throws IOException {
    Path file = folder.resolve("whole." + format.extension());
    var delivery = Delivery.of(format, OptionalInt.empty());
    new Encoder(Ffmpeg.in(System.getenv())).encode(wav(tone(10)), file, delivery);
    return file;
  }

  private Path half(Path whole) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    return write("half-" + whole.getFileName(), Arrays.copyOf(bytes, bytes.length / 2));
  }

  private Path wav(PcmBuffer pcm) throws IOException {
    Path file = folder.resolve("input-" + pcm.frames() + ".wav");
    WavWriter.write(file, pcm.source(), WavEncoding.INT24);
    return file;
  }

  private static PcmBuffer tone(double seconds) {
    return PcmBuffer.mono(Signals.sine(440, 0.5, seconds));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private Decoded decode(PcmBuffer pcm) throws IOException {
    Path input = wav(pcm);
    return decoder.decode(input, output());
  }

  private Path heard(Path input) throws IOException {
    Path heard = folder.resolve("heard.wav");
    decoder.listen(input, format -> WavWriter.create(heard, format, WavEncoding.FLOAT32));
    return heard;
  }

  private static PcmSink sink(PcmFormat format, Relay.Receiver receiver) {
    return new PcmSink() {
      @Override
      public PcmFormat format() {
        return format;
      }

      @Override
      public void write(float[][] block, int frames) throws IOException {
        receiver.take(block, frames);
      }

      @Override
      public void close() {}
    };
  }

  private Path output() {
    return folder.resolve("decoded.wav");
  }

  private void assertRefused(Path input, Reason reason) {
    assertRefused(() -> decoder.decode(input, output()), reason);
    assertRefused(() -> heard(input), reason);
  }

  private static void assertRefused(ThrowingCallable decode, Reason reason) {
    assertThatThrownBy(decode)
        .isInstanceOfSatisfying(
            UndecodableAudioException.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
