package dev.backline.bench.part;

import dev.backline.bench.peer.Program;
import dev.backline.bench.report.Section;
import java.io.IOException;
import java.util.List;

/** Measures one ability of the engine beside those who have it too. */
public interface Part {

  /** As it is asked for on the command line. */
  String name();

  /** The programs that it runs if they are installed. */
  List<Program> peers();

  /** Measures. */
  Section measure(Session session) throws IOException;
}
