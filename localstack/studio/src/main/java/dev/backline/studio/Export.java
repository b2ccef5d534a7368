package dev.backline.studio;

import dev.backline.audio.ffmpeg.Cover;
import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.DeliveryFormat;
import dev.backline.audio.ffmpeg.Encoded;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Tag;
import dev.backline.audio.ffmpeg.Tags;
import dev.backline.audio.pcm.WavEncoding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio export}. */
@Command(
    name = "export",
    description = "Hand a track out in another format, measured after it is decoded again.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Export implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the track")
  private Path file;

  @Parameters(index = "1", paramLabel = "OUT", description = "its ending says the format")
  private Path out;

  @Option(names = "--bitrate", description = "kbit/s of a lossy format")
  private Optional<Integer> kbps = Optional.empty();

  @Option(
      names = "--rate",
      description = "samples a second (default: 44100; opus has 48000 and nothing else)")
  private Optional<Integer> rateHz = Optional.empty();

  @Option(
      names = "--bits",
      description = "samples of wav: 16 or 24 (dithered), or 32 (float) (default: 16)")
  private Optional<Integer> bits = Optional.empty();

  @Option(
      names = "--channels",
      defaultValue = "2",
      description = "1 or 2 (default: ${DEFAULT-VALUE})")
  private int channels;

  @Option(
      names = "--cover",
      paramLabel = "PICTURE",
      description = "front cover: JPEG or PNG of at most 5 MB; not for wav and aac")
  private Optional<Path> cover = Optional.empty();

  @ArgGroup(exclusive = false, heading = "Tags, written where the format has a place for them:%n")
  private TagOptions tags = new TagOptions();

  /** One option for each tag. */
  static final class TagOptions {
    @Option(names = "--title")
    private Optional<String> title = Optional.empty();

    @Option(names = "--artist")
    private Optional<String> artist = Optional.empty();

    @Option(names = "--album")
    private Optional<String> album = Optional.empty();

    @Option(names = "--date", description = "year or day of the release, such as 2026-11-20")
    private Optional<String> date = Optional.empty();

    @Option(names = "--genre")
    private Optional<String> genre = Optional.empty();

    @Option(names = "--isrc", description = "such as GBAYE0601498")
    private Optional<String> isrc = Optional.empty();

    @Option(names = "--bpm", description = "beats per minute, whole")
    private Optional<String> bpm = Optional.empty();

    @Option(names = "--key", description = "such as C, F#, or Bbm")
    private Optional<String> key = Optional.empty();

    Tags tags() {
      return Tags.of(title, artist)
          .with(Tag.ALBUM, album)
          .with(Tag.DATE, date)
          .with(Tag.GENRE, genre)
          .with(Tag.ISRC, isrc)
          .with(Tag.BPM, bpm)
          .with(Tag.KEY, key);
    }
  }

  @Override
  public Integer call() throws IOException {
    Delivery delivery = delivery();
    try (var bench = new Workbench()) {
      Encoded encoded =
          new Encoder(bench.ffmpeg()).encode(bench.decoded(file, "track.wav"), out, delivery);
      PrintWriter console = spec.commandLine().getOut();
      console.println("written by " + encoded.encoder());
      for (Tag tag : delivery.tags().withoutPlaceIn(delivery.format())) {
        String name = tag.name().toLowerCase(Locale.ROOT);
        console.println(name + " is not in the file: " + ending() + " has no place for it");
      }
      new Account(console).of(List.of(), encoded.loudness());
      return 0;
    }
  }

  private Delivery delivery() throws IOException {
    DeliveryFormat format =
        DeliveryFormat.named(ending())
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "OUT: the ending must be one of " + DeliveryFormat.names()));
    try {
      Delivery delivery =
          Delivery.of(format, kbps.map(OptionalInt::of).orElse(OptionalInt.empty()))
              .at(rateHz.orElse(format.usualRateHz()))
              .onChannels(channels)
              .in(samples())
              .withTags(tags.tags());
      return cover.isPresent() ? delivery.withCover(picture(cover.get())) : delivery;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private String ending() {
    String name = out.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private WavEncoding samples() {
    int asked = bits.orElse(WavEncoding.INT16.bits());
    return Arrays.stream(WavEncoding.values())
        .filter(encoding -> encoding.bits() == asked)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("bits must be 16, 24 or 32, was " + asked));
  }

  private static Cover picture(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException("cover: there is no readable file " + file);
    }
    return Cover.of(file);
  }
}
