package dev.backline.generation.api;

import dev.backline.audio.band.Band;
import dev.backline.audio.band.brief.Briefing;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Heard;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Wishes;
import dev.backline.core.handler.Container;
import dev.backline.core.json.Json;
import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import dev.backline.core.media.NamedAudio;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.TakeTooShort;
import dev.backline.core.step.UnsupportedRequest;
import dev.backline.core.step.Workspace;
import dev.backline.generation.MusicGenerator;
import dev.backline.generation.MusicRequest;
import dev.backline.generation.adapter.AnalysisDocument;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;

public final class GenerationHandler extends StepHandler<GenerationInput, GenerationOutput> {
  private static final String INSTRUMENTAL = "instrumental.wav";

  private final Json json;
  private final MusicGenerator generator;

  public GenerationHandler() {
    this(Container.start(GenerationHandler.class));
  }

  GenerationHandler(ApplicationContext beans) {
    super("Generation", "10", GenerationInput.class, GenerationOutput.class, beans);
    json = beans.getBean(Json.class);
    generator = beans.getBean(MusicGenerator.class);
  }

  @Override
  protected GenerationOutput run(GenerationInput input, Workspace workspace) throws IOException {
    var document =
        json.read(Files.readString(workspace.file(input.analysis())), AnalysisDocument.class);
    var request = request(input, document);
    var music = generator.generate(request, workspace.scratch("band"));
    var files = new LinkedHashMap<String, Path>();
    files.put(INSTRUMENTAL, music.instrumental());
    music.stems().forEach((stem, file) -> files.put(stemFile(stem), file));
    var published = workspace.publishAll(files);
    long durationMs = music.loudness().durationMs();
    var stems = new ArrayList<NamedAudio>();
    for (var stem : music.stems().keySet()) {
      stems.add(audio(published.get(stemFile(stem)), durationMs).named(stem));
    }
    var instrumental = audio(published.get(INSTRUMENTAL), durationMs);
    return new GenerationOutput(
        instrumental,
        stems,
        request.brief().keys().home().toString(),
        request.briefing().tempo(),
        request.prompt(),
        music.provider(),
        measured(music.loudness()),
        music.decisions());
  }

  @Override
  protected long audioMs(GenerationInput input, GenerationOutput output) {
    return input.durationMs();
  }

  private static String stemFile(String stem) {
    return "stems/" + stem + ".wav";
  }

  private static AudioRef audio(FileRef file, long durationMs) {
    return file.audio(Band.FORMAT.sampleRateHz(), Band.FORMAT.channels(), durationMs);
  }

  private static MusicRequest request(GenerationInput input, AnalysisDocument document) {
    if (input.durationMs() < 1) throw new TakeTooShort("The take has no length.");
    var genre =
        Genre.named(input.genre())
            .orElseThrow(() -> new UnsupportedRequest("genre: the band does not play this one"));
    var mood =
        Mood.named(input.mood())
            .orElseThrow(() -> new UnsupportedRequest("mood: the band does not know this one"));
    var heard =
        new Heard(
            document.keyName(),
            document.keysOverTime(),
            document.tempo().bpm(),
            document.key().tuningCents(),
            document.beatsMs(),
            document.firstDownbeatMs(),
            document.beatsPerBar(),
            document.beatDivision(),
            document.vocal());
    try {
      long frames = Band.FORMAT.frames(input.durationMs());
      var wishes = new Wishes(genre, mood, input.key(), input.tempo(), frames, input.seed());
      return new MusicRequest(Briefing.of(heard, wishes), input.durationMs());
    } catch (IllegalArgumentException e) {
      throw new UnsupportedRequest(e.getMessage());
    }
  }

  private static Loudness measured(dev.backline.audio.loudness.Loudness heard) {
    return Loudness.read(
        heard.integratedLufs(),
        heard.rangeLu(),
        heard.truePeakDbtp(),
        heard.samplePeakDbfs(),
        heard.maxMomentaryLufs(),
        heard.maxShortTermLufs(),
        heard.durationMs(),
        heard.channels());
  }
}
