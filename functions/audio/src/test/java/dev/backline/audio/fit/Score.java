package dev.backline.audio.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** A MIDI file in the making, whose events are placed in seconds. */
final class Score {
  static final int DRUMS = 9;
  private static final int TICKS_PER_SECOND = 1000;

  /** What a channel plays at some time. */
  record Note(int channel, double start, double end, int pitch, int velocity) {}

  private final Sequence sequence;
  private final Track track;
  private final List<Note> notes = new ArrayList<>();
  private final int[] volumes = new int[16];

  Score() {
    try {
      // at the usual 120 beats a minute a quarter note lasts half a second
      this.sequence = new Sequence(Sequence.PPQ, TICKS_PER_SECOND / 2);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException(e);
    }
    this.track = sequence.createTrack();
  }

  void instrument(int channel, int program, int volume) {
    volumes[channel] = volume;
    add(0, ShortMessage.PROGRAM_CHANGE, channel, program, 0);
    add(0, ShortMessage.CONTROL_CHANGE, channel, 7, volume);
  }

  void note(int channel, double start, double end, int pitch, int velocity) {
    if (pitch >= 0 && pitch < 128 && end > start && start >= 0) {
      add(start, ShortMessage.NOTE_ON, channel, pitch, Math.clamp(velocity, 1, 127));
      add(end, ShortMessage.NOTE_OFF, channel, pitch, 0);
      notes.add(new Note(channel, start, end, pitch, Math.clamp(velocity, 1, 127)));
    }
  }

  void drum(double at, int pitch, int velocity) {
    note(DRUMS, at, at + 0.1, pitch, velocity);
  }

  List<Note> notes() {
    return notes;
  }

  /** 0 to 127. */
  int volume(int channel) {
    return volumes[channel];
  }

  void write(Path file) throws IOException {
    MidiSystem.write(sequence, 1, file.toFile());
  }

  private void add(double seconds, int command, int channel, int first, int second) {
    try {
      var message = new ShortMessage(command, channel, first, second);
      track.add(new MidiEvent(message, Math.round(seconds * TICKS_PER_SECOND)));
    } catch (InvalidMidiDataException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
