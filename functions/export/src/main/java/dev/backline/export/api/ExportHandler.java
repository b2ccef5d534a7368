package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Encoded;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.ffmpeg.Tags;
import dev.backline.audio.pcm.Aside;
import dev.backline.core.handler.Container;
import dev.backline.core.json.Json;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import dev.backline.core.media.NamedFile;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.Workspace;
import dev.backline.export.BestMp3;
import dev.backline.export.Listening;
import dev.backline.export.Measured;
import dev.backline.export.PreviewSound;
import dev.backline.export.report.ReportPage;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Packages a production: its master, its manifest and its report. The rest of its audio is packed
 * already, and the take was heard; only the master is fetched, to be encoded, shown and played.
 */
public final class ExportHandler extends StepHandler<ExportInput, ExportOutput> {

  static final String VERSION = "5";
  private static final String MP3 = "master.mp3";
  private static final String REPORT = "report.html";

  private final ObjectStore objects;
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
    Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());
    var encoder = new Encoder(ffmpeg);
    this.json = beans.getBean(Json.class);
    this.objects = beans.getBean(ObjectStore.class);
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
    Path master = workspace.file(input.master().master());
    Path scratch = Files.createDirectories(workspace.scratch("report"));
    try (var after = Aside.begin(() -> afterIt(master, scratch))) {
      ReportSound before = beforeIt(input.packing(), workspace);
      var track = FinishedTrack.ofMaster(input.master());
      List<Packed> packed = new ArrayList<>();
      packed.add(packed(track.copyTo(place, objects), track.loudness()));
      packed.addAll(parts(input));
      packed.add(mp3(input, master, workspace, place));
      Path report = workspace.scratch(REPORT);
      ReportPage.write(ReportFacts.of(input, before, after.outcome(), files(packed)), report);
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

  private ReportSound beforeIt(PackingOutput packing, Workspace workspace) throws IOException {
    String shown = Files.readString(workspace.file(packing.takeShown()));
    return new ReportSound(json.read(shown, Listening.class), workspace.file(packing.takeSound()));
  }

  private ReportSound afterIt(Path master, Path scratch) throws IOException {
    Path played = scratch.resolve("after.mp3");
    previews.write(master, played, scratch.resolve("after-excerpt.wav"));
    return new ReportSound(Listening.to(master), played);
  }

  /** What was packed while the master was made. */
  private static List<Packed> parts(ExportInput input) {
    Map<String, Optional<Loudness>> loudness =
        FinishedTrack.ofParts(input.enhancement(), input.generation())
            .collect(Collectors.toMap(FinishedTrack::name, FinishedTrack::loudness));
    return input.packing().files().stream()
        .map(file -> packed(file, loudness.getOrDefault(file.name(), Optional.empty())))
        .toList();
  }

  private Packed mp3(ExportInput input, Path master, Workspace workspace, PackagePlace place)
      throws IOException {
    var tags = Tags.of(Optional.of(input.title()), input.artist());
    Encoded mp3 = mp3s.write(master, tags, workspace.scratch(MP3));
    return packed(
        new NamedFile(MP3, objects.upload(place.key(MP3), mp3.file())),
        Optional.of(Measured.of(mp3.loudness())));
  }

  private static Packed packed(NamedFile file, Optional<Loudness> loudness) {
    return new Packed(
        file, new Manifest.Entry(file.name(), file.sha256(), file.sizeBytes(), loudness));
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
