package dev.backline.bench.part;

import dev.backline.bench.peer.Ears;
import dev.backline.bench.set.TruthFolder;
import dev.backline.bench.set.Workspace;
import java.util.List;

/**
 * What the parts of a run share.
 *
 * @param workspace for working files
 * @param extent how much is measured
 * @param sets the recordings
 * @param ears who tells tempo and key
 * @param own how the engine itself listens
 */
public record Session(
    Workspace workspace, Extent extent, List<TruthFolder> sets, Ears ears, OwnEars own) {

  /** How much is measured. */
  public enum Extent {
    /** A little of everything, to see that it works. */
    QUICK,
    /** What the figures in the documents come from. */
    USUAL,
    /** The whole grid of keys, tempi and genres too. */
    FULL;

    /** One of two values. */
    public int pick(int quick, int usual) {
      return this == QUICK ? quick : usual;
    }
  }

  public Session {
    sets = List.copyOf(sets);
  }

  /** The set whose recordings stand for all where accuracy is not at stake: the first. */
  TruthFolder first() {
    return sets.getFirst();
  }
}
