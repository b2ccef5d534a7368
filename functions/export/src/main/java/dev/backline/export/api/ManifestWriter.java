package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import java.io.IOException;
import java.util.List;

/** Draws the manifest from what a production was given and what it made. */
final class ManifestWriter {

  private final Ffmpeg ffmpeg;

  ManifestWriter(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  Manifest of(ExportInput input, List<Manifest.Entry> files) throws IOException {
    return new Manifest(
        Manifest.FORM,
        input.title(),
        input.artist(),
        new Manifest.Versions(
            ExportHandler.VERSION, ffmpeg.version(), input.generation().provider()),
        content(input.take()),
        input.parameters(),
        steps(input),
        files);
  }

  private static Manifest.Steps steps(ExportInput input) {
    ExportInput.Enhancement vocal = input.enhancement();
    ExportInput.Generation band = input.generation();
    return new Manifest.Steps(
        new Manifest.Enhancement(
            content(vocal.vocal()),
            vocal.before(),
            vocal.after(),
            vocal.noiseReductionDb(),
            vocal.decisions()),
        input.analysis().summary(),
        new Manifest.Generation(
            content(band.instrumental()),
            band.stems().stream()
                .map(stem -> new Manifest.Stem(stem.name(), content(stem.audio())))
                .toList(),
            band.key(),
            band.tempo(),
            band.prompt(),
            band.loudness(),
            band.decisions()),
        new Manifest.Engineering(
            content(input.mix().mix()), input.mix().loudness(), input.mix().decisions()),
        new Manifest.Engineering(
            content(input.master().master()),
            input.master().loudness(),
            input.master().decisions()),
        input.master().target());
  }

  private static Manifest.Content content(AudioRef audio) {
    return content(audio.file());
  }

  private static Manifest.Content content(FileRef file) {
    return new Manifest.Content(file.sha256(), file.sizeBytes());
  }
}
