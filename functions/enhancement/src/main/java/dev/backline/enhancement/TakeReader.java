package dev.backline.enhancement;

import dev.backline.audio.clean.ChannelFold;
import dev.backline.audio.clean.TakeDecoder;
import dev.backline.audio.ffmpeg.Decoded;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.UndecodableAudioException;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.Tee;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.core.step.SilentTake;
import dev.backline.core.step.TakeTooShort;
import dev.backline.core.step.UnreadableAudio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a take as it was uploaded, and refuses one that holds no vocal. */
public final class TakeReader {

  private static final long SHORTEST_MS = 1000;

  private final TakeDecoder decoder;

  public TakeReader(Decoder decoder) {
    this.decoder = new TakeDecoder(decoder);
  }

  /**
   * A take that was read.
   *
   * @param vocal WAV file
   * @param decisions what was repaired and why it has its channels, a sentence each
   */
  public record Reading(Path vocal, Loudness loudness, List<String> decisions) {
    public Reading {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * Reads a take.
   *
   * @param take any audio file
   * @param decoded scratch file
   * @param vocal written anew: 48 kHz float WAV, mono unless the take is truly stereo
   */
  public Reading read(Path take, Path decoded, Path vocal) throws IOException {
    TakeDecoder.Recording recording = decode(take, decoded);
    Decoded reading = recording.decoded();
    if (reading.durationMs() < SHORTEST_MS) {
      throw new TakeTooShort(
          String.format(
              Locale.ROOT,
              "The take is %.2f seconds long; send at least one second.",
              reading.durationMs() / 1000.0));
    }
    ChannelFold fold = ChannelFold.of(reading.open());
    Loudness loudness = write(fold.vocal(reading.open()), vocal);
    if (loudness.integratedLufs().isEmpty()) {
      throw new SilentTake(
          "Nothing in the take is louder than −70 LUFS. Check the microphone and record again.");
    }
    List<String> decisions = new ArrayList<>(recording.decisions());
    decisions.add(fold.reason());
    return new Reading(vocal, loudness, decisions);
  }

  private static Loudness write(PcmSource take, Path vocal) throws IOException {
    var meter = new LoudnessMeter(take.format());
    try (take;
        Tee both = Tee.of(WavWriter.create(vocal, take.format(), WavEncoding.FLOAT32), meter)) {
      take.transferTo(both);
    }
    return meter.loudness();
  }

  private TakeDecoder.Recording decode(Path take, Path decoded) throws IOException {
    try {
      return decoder.decode(take, decoded);
    } catch (UndecodableAudioException e) {
      throw new UnreadableAudio(e.getMessage());
    }
  }
}
