package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Encoded;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.ffmpeg.Tags;
import dev.backline.audio.pcm.Aside;
import dev.backline.core.handler.Container;
import dev.backline.core.json.Json;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedFile;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.Workspace;
import dev.backline.export.BestMp3;
import dev.backline.export.PreviewSound;
import dev.backline.export.report.ReportPage;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Packages a production: its audio, its manifest and its report. What earlier steps made is copied
 * where it lies; only the master and the take are fetched, to be encoded, shown and played.
 */
public final class ExportHandler extends StepHandler<ExportInput, ExportOutput> {

  static final String VERSION = "3";
  private static final String MP3 = "master.mp3";
  private static final String REPORT = "report.html";

  private final ObjectStore objects;
  private final Decoder decoder;
  private final BestMp3 mp3s;
  private final PreviewSound previews;
  private final ManifestWriter manifests;
  private final Json json;

  /** Called by Lambda. */
  public ExportHandler() {
    this(Container.start(ExportHandler.class));
  }

  ExportHandler(ApplicationContext beans) {
    super("Export", VERSION, ExportInput.class, ExportOutput.class, beans);
    Ffmpeg ffmpeg = Ffmpeg.fromEnvironment();
    var encoder = new Encoder(ffmpeg);
    this.json = beans.getBean(Json.class);
    this.objects = beans.getBean(ObjectStore.class);
    this.decoder = new Decoder(ffmpeg);
    this.mp3s = new BestMp3(encoder);
    this.previews = new PreviewSound(encoder);
    this.manifests = new ManifestWriter(ffmpeg);
  }

  @Override
  protected Object identity(ExportInput input) {
    return ExportInput.Identity.of(input);
  }

  @Override
  protected ExportOutput run(ExportInput input, Workspace workspace) throws IOException {
    var place = PackagePlace.of(input.userId(), input.productionId());
    Path take = workspace.file(input.take());
    Path master = workspace.file(input.master().master());
    Path scratch = Files.createDirectories(workspace.scratch("report"));
    try (var tracks = Aside.begin(() -> copied(FinishedTrack.of(input), place));
        var before = Aside.begin(() -> ReportSound.ofTake(take, decoder, previews, scratch));
        var after = Aside.begin(() -> ReportSound.ofMaster(master, previews, scratch))) {
      List<Packed> packed = new ArrayList<>(List.of(mp3(input, master, workspace, place)));
      packed.addAll(0, tracks.outcome());
      Path report = workspace.scratch(REPORT);
      ReportPage.write(
          ReportFacts.of(input, before.outcome(), after.outcome(), files(packed)), report);
      List<NamedFile> files = new ArrayList<>(files(packed));
      files.add(new NamedFile(REPORT, objects.upload(place.key(REPORT), report)));
      // Last, because who finds the manifest may rely on the rest.
      FileRef manifest = publish(place, workspace, manifests.of(input, entries(packed)));
      files.add(new NamedFile(PackagePlace.MANIFEST, manifest));
      return new ExportOutput(files, manifest);
    }
  }

  @Override
  protected long audioMs(ExportInput input, ExportOutput output) {
    return input.master().master().durationMs();
  }

  private record Packed(NamedFile file, Manifest.Entry entry) {}

  private List<Packed> copied(Stream<FinishedTrack> tracks, PackagePlace place) {
    return tracks
        .parallel()
        .map(
            track -> {
              String key = place.key(track.name());
              objects.copy(track.file().key(), key);
              return packed(
                  track.name(),
                  new FileRef(key, track.file().sha256(), track.file().sizeBytes()),
                  track.loudness());
            })
        .toList();
  }

  private Packed mp3(ExportInput input, Path master, Workspace workspace, PackagePlace place)
      throws IOException {
    var tags = Tags.of(Optional.of(input.title()), input.artist());
    Encoded mp3 = mp3s.write(master, tags, workspace.scratch(MP3));
    return packed(
        MP3, objects.upload(place.key(MP3), mp3.file()), Optional.of(Measured.of(mp3.loudness())));
  }

  private static Packed packed(
      String name, FileRef file, Optional<dev.backline.core.media.Loudness> loudness) {
    return new Packed(
        new NamedFile(name, file),
        new Manifest.Entry(name, file.sha256(), file.sizeBytes(), loudness));
  }

  private static List<NamedFile> files(List<Packed> packed) {
    return packed.stream().map(Packed::file).toList();
  }

  private static List<Manifest.Entry> entries(List<Packed> packed) {
    return packed.stream().map(Packed::entry).toList();
  }

  private FileRef publish(PackagePlace place, Workspace workspace, Manifest manifest)
      throws IOException {
    Path file = workspace.scratch(PackagePlace.MANIFEST);
    Files.write(file, json.canonical(json.tree(manifest)));
    return objects.upload(place.key(PackagePlace.MANIFEST), file);
  }
}
