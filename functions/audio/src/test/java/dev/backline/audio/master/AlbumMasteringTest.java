package dev.backline.audio.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.master.AlbumMastering.Level;
import dev.backline.audio.master.AlbumMastering.Song;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.signal.Noise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlbumMasteringTest {
  private static final int RATE = 48_000;

  @TempDir Path folder;

  @Test
  @Proves("MIX-09")
  void bringsTheAlbumToItsLoudnessAndKeepsTheDifferencesBetweenTheSongs() throws IOException {
    var songs = List.of(song("ballad", 0.05, 5), song("single", 0.5, 6), song("coda", 0.15, 4));

    var album = master(Level.ALBUM, 2_000, songs);

    assertThat(album.loudness().integratedLufs().orElseThrow()).isCloseTo(-14, within(0.05));
    for (var track : album.tracks()) {
      double mixed = track.mixed().integratedLufs().orElseThrow();
      double mastered = track.mastered().integratedLufs().orElseThrow();
      assertThat(mastered - mixed).isCloseTo(album.gainDb(), within(0.1));
      assertThat(track.mastered().truePeakDbtp()).isLessThanOrEqualTo(-1);
    }
  }

  @Test
  void bringsTheLoudestSongToTheTargetWhenAskedTo() throws IOException {
    var album = master(Level.LOUDEST, 0, List.of(song("a", 0.05, 4), song("b", 0.4, 4)));

    assertThat(album.tracks().get(1).mastered().integratedLufs().orElseThrow())
        .isCloseTo(-14, within(0.05));
    assertThat(album.tracks().get(0).mastered().integratedLufs().orElseThrow()).isLessThan(-25);
  }

  @Test
  void writesTheAlbumInOnePieceWithItsGapsAndSaysWhereEachSongBegins() throws IOException {
    var album =
        master(Level.ALBUM, 1_500, List.of(song("a", 0.2, 2), song("b", 0, 1), song("c", 0.2, 3)));

    assertThat(album.tracks())
        .extracting(AlbumMastering.Track::startMs)
        .containsExactly(0L, 3_500L, 6_000L);
    try (var whole = WavReader.open(folder.resolve("album.wav"))) {
      assertThat(whole.durationMs()).isEqualTo(9_000);
      assertThat(whole.bits()).isEqualTo(16);
    }
    assertThat(album.tracks().get(1).mastered().integratedLufs()).isEmpty();
    assertThat(LoudnessMeter.measure(WavReader.open(folder.resolve("c-master.wav"))).durationMs())
        .isEqualTo(3_000);
  }

  @Test
  void refusesAGapOfMoreThanAMinuteAndAnAlbumWithoutSongs() {
    assertThatThrownBy(() -> master(Level.ALBUM, 60_001, List.of()))
        .hasMessageContaining("gapMs must be 0 to 60000");
    assertThatThrownBy(() -> master(Level.ALBUM, 0, List.of()))
        .hasMessageContaining("songs must not be empty");
  }

  private AlbumMastering.Album master(Level level, long gapMs, List<Song> songs)
      throws IOException {
    return new AlbumMastering(new MasterTarget(-14, -1), level, gapMs, WavEncoding.INT16)
        .master(new ArrayList<>(songs), folder.resolve("album.wav"), folder.resolve("scratch.wav"));
  }

  private Song song(String title, double level, int seconds) throws IOException {
    int frames = seconds * RATE;
    var noise = new Noise(title.length());
    var block = new float[2][frames];
    for (int i = 0; i < frames; i++) {
      double beat = (i % 24_000) / (double) RATE;
      double kick = Math.sin(2 * Math.PI * 55 * beat) * Math.exp(-beat * 9);
      double chord = Math.sin(i * 0.0288) + Math.sin(i * 0.0363) + Math.sin(i * 0.0432);
      double snare = noise.next() * Math.exp(-beat * 40);
      block[0][i] = (float) (level * (kick + 0.2 * chord + snare));
      block[1][i] = 0.9f * block[0][i];
    }
    var path = folder.resolve(title + ".wav");
    try (var file = WavWriter.create(path, new PcmFormat(RATE, 2), WavEncoding.FLOAT32)) {
      file.write(block, frames);
    }
    return new Song(title, path, folder.resolve(title + "-master.wav"));
  }
}
