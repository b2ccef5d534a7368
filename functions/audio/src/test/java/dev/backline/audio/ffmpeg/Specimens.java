package dev.backline.audio.ffmpeg;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A sound file of each kind that is let in, made on the spot. */
final class Specimens {

  /** What makes a file of a container; those that FFmpeg cannot write are written by hand. */
  private static final Map<String, List<String>> WRITERS =
      Map.ofEntries(
          Map.entry("wav", List.of("-f wav -c:a pcm_s16le", "-f wav -c:a adpcm_ms")),
          Map.entry("w64", List.of("-f w64 -c:a pcm_s24le")),
          Map.entry("aiff", List.of("-f aiff -write_id3v2 1")),
          Map.entry("au", List.of("-f au -c:a pcm_s16be")),
          Map.entry("caf", List.of("-f caf -c:a alac", "-f caf -c:a pcm_s16be")),
          Map.entry("voc", List.of("-f voc -c:a pcm_u8")),
          Map.entry("flac", List.of("-f flac")),
          Map.entry("wv", List.of("-f wv")),
          Map.entry("tta", List.of("-f tta")),
          Map.entry("mp3", List.of("-f mp3 -c:a libmp3lame")),
          Map.entry("aac", List.of("-f adts -c:a aac")),
          Map.entry("ac3", List.of("-f ac3 -c:a ac3")),
          Map.entry("eac3", List.of("-f eac3 -c:a eac3")),
          Map.entry(
              "ogg", List.of("-f ogg -page_duration 100000 -c:a libopus", "-f ogg -c:a flac")),
          Map.entry("mov", List.of("-f ipod -c:a aac", "-f mov -c:a alac")),
          Map.entry("matroska", List.of("-f webm -c:a libopus", "-f matroska -c:a flac")),
          Map.entry("asf", List.of("-f asf -c:a wmav2")),
          Map.entry("avi", List.of("-f avi -c:a libmp3lame", "-f avi -c:a pcm_s16le")),
          Map.entry("flv", List.of("-f flv -c:a aac")),
          Map.entry("mpegts", List.of("-f mpegts -c:a mp2", "-f mpegts -c:a aac")),
          Map.entry("mpeg", List.of("-f vob -c:a mp2")));

  private final Path folder;

  Specimens(Path folder) {
    this.folder = folder;
  }

  /** The bytes of every specimen of a container, by FFmpeg's name. */
  List<byte[]> of(String container) throws IOException, InterruptedException {
    return switch (container) {
      case "nistsphere" -> List.of(nist());
      case "dsf" -> List.of(dsf());
      case "amr" -> List.of(amr());
      default -> written(WRITERS.get(container));
    };
  }

  private List<byte[]> written(List<String> writers) throws IOException, InterruptedException {
    Path wav = folder.resolve("specimen.wav");
    WavWriter.write(
        wav, PcmBuffer.mono(Signals.sine(48_000, 440, 0.5, 1.5)).source(), WavEncoding.INT16);
    List<byte[]> files = new ArrayList<>();
    for (String writer : writers) {
      Path out = folder.resolve("specimen");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getenv("FFMPEG_HOME"), "bin", "ffmpeg").toString());
      command.addAll(List.of("-v", "error", "-y", "-i", wav.toString(), "-ac", "2"));
      command.addAll(List.of("-metadata", "title=Title", "-metadata", "comment=More"));
      command.addAll(List.of(writer.split(" ")));
      command.add(out.toString());
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(writer + ": " + said);
      }
      files.add(Files.readAllBytes(out));
    }
    return files;
  }

  /** NIST SPHERE: 1024 bytes of text, then samples. */
  private static byte[] nist() {
    String head =
        """
        NIST_1A
           1024
        channel_count -i 1
        sample_count -i 16000
        sample_rate -i 16000
        sample_n_bytes -i 2
        sample_byte_format -s2 01
        sample_coding -s3 pcm
        end_head
        """;
    ByteBuffer file = ByteBuffer.allocate(1024 + 32_000).order(ByteOrder.LITTLE_ENDIAN);
    file.put(head.getBytes(US_ASCII)).position(1024);
    for (float sample : Signals.sine(16_000, 440, 0.5, 1)) {
      file.putShort((short) (32_000 * sample));
    }
    return file.array();
  }

  /** DSF after Sony's description, version 1.01: stereo at 64 times 44.1 kHz. */
  private static byte[] dsf() {
    int data = 40 * 2 * 4096;
    ByteBuffer file = ByteBuffer.allocate(92 + data).order(ByteOrder.LITTLE_ENDIAN);
    file.put("DSD ".getBytes(US_ASCII)).putLong(28).putLong(92 + data).putLong(0);
    file.put("fmt ".getBytes(US_ASCII)).putLong(52).putInt(1).putInt(0).putInt(2).putInt(2);
    file.putInt(2_822_400).putInt(1).putLong(4L * data).putInt(4096).putInt(0);
    file.put("data".getBytes(US_ASCII)).putLong(12L + data);
    while (file.hasRemaining()) {
      file.put((byte) 0x69); // as many ones as zeros: silence
    }
    return file.array();
  }

  /** AMR narrow band (RFC 4867): frames of 12.2 kbit/s, whose bits may be any. */
  private static byte[] amr() {
    int frames = 50;
    var random = new Random(5);
    ByteBuffer file = ByteBuffer.allocate(6 + 32 * frames);
    file.put("#!AMR\n".getBytes(US_ASCII));
    for (int frame = 0; frame < frames; frame++) {
      byte[] bits = new byte[31];
      random.nextBytes(bits);
      file.put((byte) (7 << 3 | 4)).put(bits);
    }
    return file.array();
  }
}
