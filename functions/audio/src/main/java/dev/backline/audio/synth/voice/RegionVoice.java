package dev.backline.audio.synth.voice;

import static dev.backline.audio.soundfont.Generator.ATTENUATION;
import static dev.backline.audio.soundfont.Generator.COARSE_TUNE;
import static dev.backline.audio.soundfont.Generator.FILTER_CUTOFF;
import static dev.backline.audio.soundfont.Generator.FILTER_Q;
import static dev.backline.audio.soundfont.Generator.FINE_TUNE;
import static dev.backline.audio.soundfont.Generator.KEY;
import static dev.backline.audio.soundfont.Generator.KEY_TO_MOD_ENV_DECAY;
import static dev.backline.audio.soundfont.Generator.KEY_TO_MOD_ENV_HOLD;
import static dev.backline.audio.soundfont.Generator.KEY_TO_VOL_ENV_DECAY;
import static dev.backline.audio.soundfont.Generator.KEY_TO_VOL_ENV_HOLD;
import static dev.backline.audio.soundfont.Generator.MOD_ENV_ATTACK;
import static dev.backline.audio.soundfont.Generator.MOD_ENV_DECAY;
import static dev.backline.audio.soundfont.Generator.MOD_ENV_DELAY;
import static dev.backline.audio.soundfont.Generator.MOD_ENV_HOLD;
import static dev.backline.audio.soundfont.Generator.MOD_ENV_RELEASE;
import static dev.backline.audio.soundfont.Generator.MOD_ENV_SUSTAIN;
import static dev.backline.audio.soundfont.Generator.MOD_ENV_TO_CUTOFF;
import static dev.backline.audio.soundfont.Generator.MOD_ENV_TO_PITCH;
import static dev.backline.audio.soundfont.Generator.MOD_LFO_DELAY;
import static dev.backline.audio.soundfont.Generator.MOD_LFO_FREQUENCY;
import static dev.backline.audio.soundfont.Generator.MOD_LFO_TO_CUTOFF;
import static dev.backline.audio.soundfont.Generator.MOD_LFO_TO_PITCH;
import static dev.backline.audio.soundfont.Generator.MOD_LFO_TO_VOLUME;
import static dev.backline.audio.soundfont.Generator.PAN;
import static dev.backline.audio.soundfont.Generator.SCALE_TUNING;
import static dev.backline.audio.soundfont.Generator.VELOCITY;
import static dev.backline.audio.soundfont.Generator.VIB_LFO_DELAY;
import static dev.backline.audio.soundfont.Generator.VIB_LFO_FREQUENCY;
import static dev.backline.audio.soundfont.Generator.VIB_LFO_TO_PITCH;
import static dev.backline.audio.soundfont.Generator.VOL_ENV_ATTACK;
import static dev.backline.audio.soundfont.Generator.VOL_ENV_DECAY;
import static dev.backline.audio.soundfont.Generator.VOL_ENV_DELAY;
import static dev.backline.audio.soundfont.Generator.VOL_ENV_HOLD;
import static dev.backline.audio.soundfont.Generator.VOL_ENV_RELEASE;
import static dev.backline.audio.soundfont.Generator.VOL_ENV_SUSTAIN;

import dev.backline.audio.filter.StateVariableFilter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.soundfont.Generator;
import dev.backline.audio.soundfont.Region;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;
import dev.backline.audio.synth.signal.Octaves;

/** One region that sounds: wave, filter, level, and what moves them (SoundFont 2.04, chapter 9). */
final class RegionVoice implements Voice {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int CONTROL_FRAMES = 32;

  /** Absolute cents are counted from here. */
  private static final double CENTS_ORIGIN_HZ = 8.1757989156;

  private static final double OPEN_CENTS = 13_500;
  private static final double MOST_ATTENUATION_CB = 1440;

  private final Region region;
  private final double key;
  private final double velocity;
  private final Wave.Head head;
  private final Dahdsr level;
  private final ModulationEnvelope envelope;
  private final Lfo modLfo;
  private final Lfo vibLfo;
  private final StateVariableFilter filter = new StateVariableFilter(RATE);
  private final boolean filtered;
  private final double cutoffCents;
  private final double resonance;
  private final double panLeft;
  private final double panRight;
  private final double amplitude;
  private final Moves moves;
  private long age;
  private double bend = 1;
  private double gain;
  private double gainStep;

  RegionVoice(Sampled.Recording recording, Note note, double velocity, double octaves) {
    region = recording.region();
    int ownKey = region.value(KEY);
    int ownVelocity = region.value(VELOCITY);
    key = ownKey >= 0 ? ownKey : note.midi();
    this.velocity = ownVelocity >= 0 ? ownVelocity : velocity;
    double cents =
        (key - region.rootKey()) * value(SCALE_TUNING)
            + 100 * value(COARSE_TUNE)
            + value(FINE_TUNE)
            + region.sample().correctionCents()
            + note.cents();
    double speed = (double) region.sample().rateHz() / RATE;
    head = recording.wave().new Head(speed * StrictMath.pow(2, cents / 1200));
    level = new Dahdsr(volumeStages(), note.frames());
    envelope =
        new ModulationEnvelope(
            seconds(MOD_ENV_DELAY),
            seconds(MOD_ENV_ATTACK),
            keyed(MOD_ENV_HOLD, KEY_TO_MOD_ENV_HOLD),
            keyed(MOD_ENV_DECAY, KEY_TO_MOD_ENV_DECAY),
            1 - Math.clamp(value(MOD_ENV_SUSTAIN), 0, 1000) / 1000,
            seconds(MOD_ENV_RELEASE),
            (double) note.frames() / RATE);
    modLfo = new Lfo(seconds(MOD_LFO_DELAY), hz(value(MOD_LFO_FREQUENCY)));
    vibLfo = new Lfo(seconds(VIB_LFO_DELAY), hz(value(VIB_LFO_FREQUENCY)));
    cutoffCents = Math.min(OPEN_CENTS, value(FILTER_CUTOFF)) + 1200 * octaves;
    filtered = cutoffCents < OPEN_CENTS || value(FILTER_Q) > 0 || value(MOD_ENV_TO_CUTOFF) < 0;
    double peakDb = Math.clamp(value(FILTER_Q), 0, 960) / 10;
    double q = StrictMath.sqrt(0.5) * decibels(peakDb);
    resonance = Math.clamp((1.42 - 1 / q) / 1.36, 0, 0.98);
    double side = Math.clamp(value(PAN), -500, 500) / 1000 + 0.5;
    panLeft = StrictMath.sqrt(2) * StrictMath.cos(side * StrictMath.PI / 2);
    panRight = StrictMath.sqrt(2) * StrictMath.sin(side * StrictMath.PI / 2);
    double attenuationCb = Math.clamp(value(ATTENUATION), 0, MOST_ATTENUATION_CB);
    amplitude = decibels(-attenuationCb / 10 - (filtered ? peakDb / 2 : 0));
    gain = amplitude;
    moves =
        new Moves(
            region.value(MOD_ENV_TO_PITCH),
            region.value(MOD_ENV_TO_CUTOFF),
            region.value(MOD_LFO_TO_PITCH),
            region.value(MOD_LFO_TO_CUTOFF),
            region.value(MOD_LFO_TO_VOLUME) / 10.0,
            region.value(VIB_LFO_TO_PITCH));
  }

  /** How far envelope and oscillators reach, in cents and decibels. */
  private record Moves(
      double envelopePitch,
      double envelopeCutoff,
      double lfoPitch,
      double lfoCutoff,
      double lfoDb,
      double vibratoPitch) {}

  private Dahdsr.Stages volumeStages() {
    double sustainDb = Math.clamp(value(VOL_ENV_SUSTAIN), 0, 1440) / 10;
    return new Dahdsr.Stages(
        RATE * seconds(VOL_ENV_DELAY),
        RATE * seconds(VOL_ENV_ATTACK),
        RATE * keyed(VOL_ENV_HOLD, KEY_TO_VOL_ENV_HOLD),
        RATE * keyed(VOL_ENV_DECAY, KEY_TO_VOL_ENV_DECAY),
        sustainDb >= 100 ? 0 : decibels(-sustainDb),
        RATE * seconds(VOL_ENV_RELEASE));
  }

  private double value(Generator generator) {
    return region.value(generator, key, velocity);
  }

  private double seconds(Generator generator) {
    return seconds(value(generator));
  }

  private static double seconds(double timecents) {
    return StrictMath.pow(2, Math.clamp(timecents, -12_000, 8_000) / 1200);
  }

  private double keyed(Generator time, Generator byKey) {
    return seconds(value(time) + value(byKey) * (60 - key));
  }

  private static double hz(double absoluteCents) {
    return CENTS_ORIGIN_HZ * StrictMath.pow(2, Math.clamp(absoluteCents, -16_000, 4_500) / 1200);
  }

  private static double decibels(double db) {
    return StrictMath.pow(10, db / 20);
  }

  @Override
  public boolean render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      if (age % CONTROL_FRAMES == 0) control((double) age / RATE);
      age++;
      double value = head.next(bend) * level.next() * gain;
      gain += gainStep;
      if (filtered) value = filter.next(value);
      left[i] += (float) (value * panLeft);
      right[i] += (float) (value * panRight);
    }
    if (level.released()) head.release();
    return !level.ended() && !head.atEnd();
  }

  private void control(double seconds) {
    double course = envelope.at(seconds);
    double modulation = modLfo.at(seconds);
    double cents =
        course * moves.envelopePitch
            + modulation * moves.lfoPitch
            + vibLfo.at(seconds) * moves.vibratoPitch;
    bend = cents == 0 ? 1 : Octaves.ratio(cents / 1200);
    if (moves.lfoDb != 0) {
      gainStep = (amplitude * decibels(modulation * moves.lfoDb) - gain) / CONTROL_FRAMES;
    }
    if (filtered) {
      double corner = cutoffCents + course * moves.envelopeCutoff + modulation * moves.lfoCutoff;
      filter.tune(CENTS_ORIGIN_HZ * Octaves.ratio(corner / 1200), resonance);
    }
  }

  /** A triangle that begins at 0 after its delay. */
  private record Lfo(double delay, double hz) {
    double at(double seconds) {
      double turns = (seconds - delay) * hz;
      if (turns <= 0) return 0;
      double phase = turns - Math.floor(turns);
      return phase < 0.25 ? 4 * phase : phase < 0.75 ? 2 - 4 * phase : 4 * phase - 4;
    }
  }
}
