package dev.backline.mixmaster.work;

import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.master.MasterTaste;
import dev.backline.audio.master.Mastering;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.mix.MixTaste;
import dev.backline.audio.mix.Mixing;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.core.step.Workspace;
import dev.backline.mixmaster.Asked;
import dev.backline.mixmaster.DeskSettings;
import dev.backline.mixmaster.MixOrder;
import dev.backline.mixmaster.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Mixes what was ordered, and masters the mix. */
final class MixWork {

  /** Nobody says of what music a single sound is, and it has no tempo. */
  private static final String UNKNOWN_GENRE = "pop";

  private static final double NO_TEMPO = 100;

  private final Ears ears;

  MixWork(Ears ears) {
    this.ears = ears;
  }

  /** A sound or a session, mastered: {@code mix/mixed_mastered.wav}. */
  StudioResult process(MixOrder order, Workspace workspace) throws IOException {
    var settings = DeskSettings.ofProcess(new Asked(order.settings()));
    Path mix = workspace.scratch("mix.wav");
    Path master = workspace.scratch("master.wav");
    var mixed = mix(order, settings, mix, workspace);
    var target = settings.targetOr("liab");
    var mastered = master(order, settings, target, mix, master, workspace);
    var files = new LinkedHashMap<String, Path>();
    files.put("mix/mixed_mastered.wav", master);
    return result(files, target, mixed, mastered, workspace);
  }

  /** A session mixed again: {@code mix/mix.wav}, and mastered: {@code mix/master.wav}. */
  StudioResult run(MixOrder order, Workspace workspace) throws IOException {
    var settings = DeskSettings.ofRun(new Asked(order.settings()));
    Path mix = workspace.scratch("mix.wav");
    Path master = workspace.scratch("master.wav");
    var mixed = mix(order, settings, mix, workspace);
    var target = settings.targetOr(order.session().orElseThrow().target());
    var mastered = master(order, settings, target, mix, master, workspace);
    var files = new LinkedHashMap<String, Path>();
    files.put("mix/mix.wav", mix);
    files.put("mix/master.wav", master);
    return result(files, target, mixed, mastered, workspace);
  }

  private Mixing.Mixed mix(MixOrder order, DeskSettings settings, Path mix, Workspace workspace)
      throws IOException {
    if (order.session().isPresent()) {
      Session session = order.session().get();
      return new Mixing(MixTaste.of(session.genre()), settings.mix(), session.tempo())
          .mix(workspace.file(session.vocal()), workspace.file(session.beat()), mix);
    }
    Path sound = ears.decoded(order.sound().orElseThrow(), "sound.wav", workspace).wav();
    return new Mixing(MixTaste.of(UNKNOWN_GENRE), settings.mix(), NO_TEMPO).mix(sound, mix);
  }

  private static Mastering.Mastered master(
      MixOrder order,
      DeskSettings settings,
      MasterTarget target,
      Path mix,
      Path master,
      Workspace workspace)
      throws IOException {
    String genre = order.session().map(Session::genre).orElse(UNKNOWN_GENRE);
    return new Mastering(target, MasterTaste.of(genre), settings.master(), WavEncoding.INT24)
        .master(mix, master, workspace.scratch("shaped.wav"));
  }

  private static StudioResult result(
      SequencedMap<String, Path> files,
      MasterTarget target,
      Mixing.Mixed mixed,
      Mastering.Mastered mastered,
      Workspace workspace)
      throws IOException {
    long durationMs = mastered.loudness().durationMs();
    var decisions = new ArrayList<Decision>(mixed.decisions());
    decisions.addAll(mastered.decisions());
    return StudioResult.ofMix(
        workspace.publishAll(files).entrySet().stream()
            .map(
                file ->
                    file.getValue()
                        .audio(PcmFormat.WORKING_RATE_HZ, 2, durationMs)
                        .named(file.getKey()))
            .toList(),
        new StudioResult.Target(
            target.lufs(),
            target.truePeakDbtp(),
            target.mostRangeLu().isPresent()
                ? Optional.of(target.mostRangeLu().getAsDouble())
                : Optional.empty()),
        Measured.of(mixed.loudness()),
        Measured.of(mastered.loudness()),
        Move.of(decisions));
  }
}
