package dev.backline.audio.tempo;

/** What lies between a note and the one before. */
enum Break {
  /** Time goes on. */
  NONE,
  /** The singer waited before the note. */
  WAIT,
  /** From the note before on, the tempo is another. */
  LEAP
}
