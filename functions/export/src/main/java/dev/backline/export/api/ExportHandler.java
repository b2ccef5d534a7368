package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.core.handler.Container;
import dev.backline.core.json.Json;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedAudio;
import dev.backline.core.media.NamedFile;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.Workspace;
import dev.backline.export.Delivered;
import dev.backline.export.Packaging;
import dev.backline.export.PreviewSound;
import dev.backline.export.Tracks;
import dev.backline.export.report.ReportPage;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Packages a production: its audio, its manifest and its report. */
public final class ExportHandler extends StepHandler<ExportInput, ExportOutput> {

  static final String VERSION = "1";

  private final ObjectStore objects;
  private final Decoder decoder;
  private final Packaging packaging;
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
    this.packaging = new Packaging(encoder);
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
    Tracks tracks = tracks(input, workspace);
    Path folder = Files.createDirectories(workspace.scratch("package"));
    Path scratch = Files.createDirectories(workspace.scratch("report"));
    try (var beside = Executors.newSingleThreadExecutor()) {
      Future<ReportSound> sound =
          beside.submit(() -> ReportSound.of(tracks, decoder, previews, scratch));
      return run(input, workspace, place, tracks, folder, sound);
    }
  }

  private ExportOutput run(
      ExportInput input,
      Workspace workspace,
      PackagePlace place,
      Tracks tracks,
      Path folder,
      Future<ReportSound> sound)
      throws IOException {
    List<NamedFile> files = new ArrayList<>();
    List<Manifest.Entry> entries = new ArrayList<>();
    var tags = new Delivery.Tags(Optional.of(input.title()), input.artist());
    for (Delivered delivered : packaging.write(tracks, tags, folder)) {
      FileRef ref = objects.upload(place.key(delivered.name()), delivered.file());
      files.add(new NamedFile(delivered.name(), ref));
      entries.add(
          new Manifest.Entry(
              delivered.name(),
              ref.sha256(),
              ref.sizeBytes(),
              delivered.loudness().map(Measured::of)));
    }
    Path report = folder.resolve("report.html");
    ReportPage.write(ReportFacts.of(input, done(sound), files), report);
    files.add(new NamedFile("report.html", objects.upload(place.key("report.html"), report)));
    // Last, because who finds the manifest may rely on the rest.
    FileRef manifest = publish(place, workspace, manifests.of(input, entries));
    files.add(new NamedFile(PackagePlace.MANIFEST, manifest));
    return new ExportOutput(files, manifest);
  }

  @Override
  protected long audioMs(ExportInput input, ExportOutput output) {
    return input.master().master().durationMs();
  }

  private static Tracks tracks(ExportInput input, Workspace workspace) throws IOException {
    Map<String, Path> stems = new LinkedHashMap<>();
    for (NamedAudio stem : input.generation().stems()) {
      stems.put(stem.name(), workspace.file(stem.audio()));
    }
    return new Tracks(
        workspace.file(input.take()),
        workspace.file(input.enhancement().vocal()),
        workspace.file(input.generation().instrumental()),
        workspace.file(input.master().master()),
        stems);
  }

  private static ReportSound done(Future<ReportSound> sound) throws IOException {
    try {
      return sound.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted before the report was heard");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IOException("The report could not be made", e.getCause());
      }
    }
  }

  private FileRef publish(PackagePlace place, Workspace workspace, Manifest manifest)
      throws IOException {
    Path file = workspace.scratch(PackagePlace.MANIFEST);
    Files.write(file, json.canonical(json.tree(manifest)));
    return objects.upload(place.key(PackagePlace.MANIFEST), file);
  }
}
