package dev.backline.generation;

import java.io.IOException;
import java.nio.file.Path;

/** Whoever makes an instrumental: the embedded band, or a service. */
public interface MusicGenerator {

  GeneratedMusic generate(MusicRequest request, Path folder) throws IOException;
}
