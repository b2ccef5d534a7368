package dev.backline.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop and a listener get: read back by another program, or decoded again. */
class DeliveryTest {

  private static final Tags TAGS =
      Tags.of(Optional.of("Söng; \"=1"), Optional.of("Näme"))
          .with(Tag.ALBUM, Optional.of("Album"))
          .with(Tag.DATE, Optional.of("2026-11-20"))
          .with(Tag.GENRE, Optional.of("Hip-Hop"))
          .with(Tag.ISRC, Optional.of("GBAYE0601498"))
          .with(Tag.BPM, Optional.of("92"))
          .with(Tag.KEY, Optional.of("F#m"));

  @TempDir Path folder;

  private final Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());
  private final Encoder encoder = new Encoder(ffmpeg);

  @Proves("MED-07")
  @ParameterizedTest
  @EnumSource(DeliveryFormat.class)
  void keepsLengthToTheSampleWhereTheFormatCanAndLoudness(DeliveryFormat format)
      throws IOException {
    int rateHz = format.usualRateHz();
    Path music = music(rateHz, 4 * rateHz + 12_345);
    double lufs = lufs(music);

    Encoded encoded =
        encoder.encode(music, folder.resolve("out"), Delivery.of(format, OptionalInt.empty()));

    Decoded decoded =
        new Decoder(ffmpeg).decode(encoded.file(), folder.resolve("back.wav"), rateHz);
    long frames = 4L * rateHz + 12_345;
    assertThat(decoded.frames()).isBetween(frames, frames + longestPadding(encoded, format));
    assertThat(encoded.loudness().integratedLufs().orElseThrow())
        .as(encoded.encoder())
        .isCloseTo(lufs, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 160, 224, 320})
  void writesMp3AsLoudAsTheMasterAtEveryRate(int kbps) throws IOException {
    Path music = music(44_100, 100_000);
    Delivery delivery = Delivery.of(DeliveryFormat.MP3, OptionalInt.of(kbps));

    Encoded encoded = encoder.encode(music, folder.resolve("out"), delivery);

    assertThat(encoded.loudness().integratedLufs().orElseThrow())
        .isCloseTo(lufs(music), within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"INT16, pcm_s16le, 5e-5", "INT24, pcm_s24le, 2e-7", "FLOAT32, pcm_f32le, 0"})
  void writesWavInTheAskedDepth(WavEncoding samples, String codec, double error)
      throws IOException {
    Path music = music(44_100, 30_000);
    Delivery delivery = Delivery.of(DeliveryFormat.WAV, OptionalInt.empty()).in(samples);

    Path out = encoder.encode(music, folder.resolve("out"), delivery).file();

    assertThat(new Probe(ffmpeg).probe(out).codec()).isEqualTo(codec);
    assertThat(PcmBuffer.of(WavReader.open(out)).samples()[1])
        .usingComparatorWithPrecision((float) error)
        .containsExactly(PcmBuffer.of(WavReader.open(music)).samples()[1]);
  }

  @ParameterizedTest
  @CsvSource({"1, 22050", "2, 32000", "2, 48000"})
  void writesTheAskedRateAndChannels(int channels, int rateHz) throws IOException {
    Delivery delivery =
        Delivery.of(DeliveryFormat.MP3, OptionalInt.of(160)).at(rateHz).onChannels(channels);

    encoder.encode(music(44_100, 30_000), folder.resolve("out"), delivery);

    SourceInfo info = new Probe(ffmpeg).probe(folder.resolve("out"));
    assertThat(info.sampleRateHz()).isEqualTo(rateHz);
    assertThat(info.channels()).isEqualTo(channels);
  }

  @Proves("MED-07")
  @ParameterizedTest
  @EnumSource(
      value = DeliveryFormat.class,
      names = {"WAV", "AAC"},
      mode = Mode.EXCLUDE)
  void writesTagsAndCoverThatAnotherProgramReads(DeliveryFormat format) throws Exception {
    Cover cover = Cover.of(picture("png", 300, 200));
    Delivery delivery = Delivery.of(format, OptionalInt.empty()).withTags(TAGS).withCover(cover);

    Path out = encoder.encode(music(44_100, 50_000), folder.resolve("out"), delivery).file();

    String said = ffprobe(out);
    assertThat(said).contains("title=Söng; \"=1", "artist=Näme", "album=Album", "genre=Hip-Hop");
    assertThat(said).contains("date=2026", "codec_name=png", "width=300", "height=200");
    assertThat(said).contains("attached_pic=1");
    if (format != DeliveryFormat.M4A) {
      assertThat(said).contains("=GBAYE0601498", "BPM=92", "KEY=F#m", "comment=Cover (front)");
    }
    assertThat(encoder.encode(music(44_100, 50_000), folder.resolve("b"), delivery).file())
        .hasSameBinaryContentAs(out);
  }

  @ParameterizedTest
  @EnumSource(
      value = DeliveryFormat.class,
      names = {"WAV", "AAC"},
      mode = Mode.EXCLUDE)
  void keepsALargePhotographAsItIs(DeliveryFormat format) throws Exception {
    Path photograph = picture("jpg", 900, 900);
    Delivery delivery = Delivery.of(format, OptionalInt.empty()).withCover(Cover.of(photograph));

    Path out = encoder.encode(music(44_100, 50_000), folder.resolve("out"), delivery).file();

    assertThat(Files.size(photograph)).isGreaterThan(200_000);
    assertThat(ffprobe(out)).contains("codec_name=mjpeg", "width=900");
    if (format != DeliveryFormat.OGG && format != DeliveryFormat.OPUS) {
      assertThat(Bytes.indexOf(Files.readAllBytes(out), Files.readAllBytes(photograph)))
          .isPositive();
    }
    assertThat(new Decoder(ffmpeg).decode(out, folder.resolve("back.wav"), 48_000).durationMs())
        .isCloseTo(1134, within(60L));
  }

  @Test
  void refusesACoverThatIsNone() throws IOException {
    byte[] whole = Files.readAllBytes(picture("jpg", 400, 400));
    Path half = Files.write(folder.resolve("half.jpg"), Arrays.copyOf(whole, whole.length / 2));
    Path text = Files.writeString(folder.resolve("text.png"), "no picture at all");
    Path wide = picture("png", Cover.LONGEST_PIXELS + 1, 1);
    Path heavy = Files.write(folder.resolve("heavy"), new byte[(int) Cover.LARGEST_BYTES + 1]);

    assertThatThrownBy(() -> Cover.of(text)).hasMessageContaining("must be a JPEG or PNG");
    assertThatThrownBy(() -> Cover.of(half)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> Cover.of(wide)).hasMessageContaining("4097 by 1");
    assertThatThrownBy(() -> Cover.of(heavy)).hasMessageContaining("at most 5242880 bytes");
  }

  @Test
  void saysWhichFormatsHaveAPlaceForACover() throws IOException {
    Cover cover = Cover.of(picture("png", 10, 10));

    assertThatThrownBy(() -> Delivery.of(DeliveryFormat.WAV, OptionalInt.empty()).withCover(cover))
        .hasMessage("cover: wav has no place for a picture; take mp3, flac, m4a, ogg, opus");
  }

  @ParameterizedTest
  @CsvSource({"ISRC, GB-AYE-06-01498", "BPM, 92.5", "BPM, 0", "KEY, H", "DATE, 20.11.2026"})
  void namesATagThatIsNotOfItsShape(Tag tag, String value) {
    assertThatThrownBy(() -> Tags.NONE.with(tag, Optional.of(value)))
        .hasMessageStartingWith(tag.name().toLowerCase(Locale.ROOT) + " must be ")
        .hasMessageEndingWith("was " + value);
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 96_000})
  void keepsOpusAtItsOnlyRate(int rateHz) {
    assertThatThrownBy(() -> Delivery.of(DeliveryFormat.OPUS, OptionalInt.empty()).at(rateHz))
        .hasMessage("sampleRateHz of opus must be 48000, was " + rateHz);
  }

  /**
   * ADTS has no place for the coder's delay of a frame and the rest of the last one; MPEG-4 states
   * the length, at which FFmpeg 7 does not cut; FFmpeg's own Vorbis encoder fills its last block.
   */
  private static int longestPadding(Encoded encoded, DeliveryFormat format) {
    return switch (format) {
      case AAC -> 2 * 1024 - 1;
      case M4A -> 1024 - 1;
      case OGG -> encoded.encoder().equals("vorbis") ? 63 : 0;
      case WAV, FLAC, MP3, OPUS -> 0;
    };
  }

  @Test
  void statesTheExactLengthInMpeg4() throws Exception {
    Path out = folder.resolve("out");

    encoder.encode(
        music(44_100, 50_000), out, Delivery.of(DeliveryFormat.M4A, OptionalInt.empty()));

    assertThat(ffprobe(out)).contains("duration_ts=50000\n");
  }

  /** Chords with a beat: all registers, and quiet between the strokes. */
  private Path music(int rateHz, int frames) throws IOException {
    var random = new Random(3);
    float[][] samples = new float[2][frames];
    double noise = 0;
    for (int i = 0; i < frames; i++) {
      double t = (double) i / rateHz;
      double beat = Math.exp(-8 * (t % 0.5));
      double chord =
          Math.sin(2 * Math.PI * 110 * t)
              + 0.7 * Math.sin(2 * Math.PI * 440 * t)
              + 0.5 * Math.sin(2 * Math.PI * 659.3 * t)
              + 0.3 * Math.sin(2 * Math.PI * 1318.5 * t);
      noise += 0.4 * (random.nextDouble() - 0.5 - noise);
      samples[0][i] = (float) (0.12 * chord + 0.2 * beat * noise);
      samples[1][i] = (float) (0.12 * chord - 0.15 * beat * noise);
    }
    Path file = folder.resolve("music.wav");
    WavWriter.write(
        file, new PcmBuffer(new PcmFormat(rateHz, 2), samples).source(), WavEncoding.FLOAT32);
    return file;
  }

  private static double lufs(Path wav) throws IOException {
    return LoudnessMeter.measure(WavReader.open(wav)).integratedLufs().orElseThrow();
  }

  /** Noise, which no coder makes small. */
  private Path picture(String type, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, new Color(random.nextInt(1 << 24)).getRGB());
      }
    }
    Path file = folder.resolve("picture-" + width + "." + type);
    ImageIO.write(image, type, file.toFile());
    return file;
  }

  private static String ffprobe(Path file) throws IOException, InterruptedException {
    Path program = Path.of(System.getenv("FFMPEG_HOME"), "bin", "ffprobe");
    Process process =
        new ProcessBuilder(
                program.toString(), "-v", "error", "-show_format", "-show_streams", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
