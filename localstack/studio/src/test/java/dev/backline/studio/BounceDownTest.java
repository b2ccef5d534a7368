package dev.backline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.acceptance.Proves;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves({"MIX-10", "MIX-11"})
class BounceDownTest {
  private static final Path TAKES =
      Path.of("").toAbsolutePath().resolve("../../events/audio").normalize();
  private static final Path DOCUMENT =
      Path.of("").toAbsolutePath().resolve("../../docs/studio-session.md").normalize();

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  @Test
  void bouncesTheExampleOfItsDocument() throws IOException {
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf("```json") + 7;
    Path session = session(document.substring(from, document.indexOf("```", from)));
    Files.copy(TAKES.resolve("harbour.wav"), folder.resolve("vocal.wav"));
    Files.copy(TAKES.resolve("harbour.wav"), folder.resolve("drums.wav"));
    float[] plate = new float[4800];
    for (int i = 0; i < plate.length; i += 480) plate[i] = 1 - i / 4800f;
    WavWriter.write(folder.resolve("plate.wav"), PcmBuffer.mono(plate).source(), WavEncoding.INT16);

    assertThat(bounce(session)).describedAs(said::toString).isZero();

    try (var reader = WavReader.open(folder.resolve("out.wav"))) {
      assertThat(reader.format()).isEqualTo(new PcmFormat(44_100, 2));
      assertThat(reader.durationMs()).isEqualTo(30_000);
    }
    assertThat(said.toString()).contains("LUFS", "times as fast as it plays");
  }

  @Test
  void bouncesAtAnotherRateAndDepth() throws IOException {
    Files.copy(TAKES.resolve("harbour.wav"), folder.resolve("a.wav"));
    Path session = session("{\"tracks\": [{\"clips\": [{\"file\": \"a.wav\"}]}]}");

    assertThat(bounce(session, "--rate", "96000", "--bits", "16")).isZero();

    try (var reader = WavReader.open(folder.resolve("out.wav"))) {
      assertThat(reader.format().sampleRateHz()).isEqualTo(96_000);
      assertThat(reader.bits()).isEqualTo(16);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"tracks": [{}, {"clips": [{"file": "a", "startMs": -1}]}]} | tracks[1].clips[0].startMs must not be negative
          {"tracks": [{"clips": [{"file": "a", "startMs": "1"}]}]} | tracks[0].clips[0].startMs must be a number
          {"tracks": [{"clips": [{"startMs": 1}]}]} | tracks[0].clips[0].file must be given
          {"tracks": [{"clips": [{"file": "b"}]}]} | tracks[0].clips[0].file must name a readable file
          {"tracks": [{"gian": 1}]} | tracks[0].gian is unknown here; known are name, clips
          {"tracks": [{"pan": 2}]} | tracks[0].pan must be -1 to 1, was 2.0
          {"tracks": [{"gain": {"points": [{"atMs": 5}]}}]} | tracks[0].gain.points[0].value must be given
          {"tracks": [{"gain": {"points": [{"atMs": 5, "value": 1}, {"atMs": 4, "value": 1}]}}]} | tracks[0].gain.points[1].atMs must not be before
          {"tracks": [{"effects": [{"type": "eq", "midDb": 13}]}]} | tracks[0].effects[0].midDb must be -12 to 12, was 13
          {"tracks": [{"effects": [{"type": "flanger"}]}]} | tracks[0].effects[0].type must be preset, eq, compressor
          {"tracks": [{"effects": [{"type": "preset", "name": "x"}]}]} | tracks[0].effects[0].name must be one of studio
          {"tracks": [{}], "master": {"gain": 101}} | master.gain must be -100 to 100
          {"tracks": [{}], "sampleRateHz": 5} | sampleRateHz must be 8000 to 192000, was 5
          {"tracks": 1} | tracks must be an array
          {"tracks": []} | tracks must be 1 to 512, were 0
          [] | session must be an object
          {"tracks": [{}]} | durationMs must be given for a session without clips
          {"tracks": [{"my gain": 1}]} | tracks[0] has a member that is unknown here: "my gain"; known are
          {"tracks": | session.json is not JSON: line 1
          """)
  void namesTheFieldThatIsWrong(String document, String message) throws IOException {
    Files.writeString(folder.resolve("a"), "no audio");

    assertThat(bounce(session(document))).isEqualTo(2);

    assertThat(said.toString()).contains(message);
    assertThat(folder.resolve("out.wav")).doesNotExist();
  }

  @Test
  void namesTheClipWhoseFileIsNoAudio() throws IOException {
    Files.writeString(folder.resolve("a"), "no audio");

    assertThat(bounce(session("{\"tracks\": [{\"clips\": [{\"file\": \"a\"}]}]}"))).isEqualTo(1);

    assertThat(said.toString()).contains("tracks[0].clips[0].file");
    assertThat(folder.resolve("out.wav")).doesNotExist();
  }

  private Path session(String document) throws IOException {
    return Files.writeString(folder.resolve("session.json"), document);
  }

  private int bounce(Path session, String... options) {
    var words = new ArrayList<String>();
    words.add("bounce");
    words.add(session.toString());
    words.add(folder.resolve("out.wav").toString());
    words.addAll(List.of(options));
    var out = new PrintWriter(said, true);
    return Studio.commandLine().setOut(out).setErr(out).execute(words.toArray(String[]::new));
  }
}
