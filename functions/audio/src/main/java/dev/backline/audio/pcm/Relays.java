package dev.backline.audio.pcm;

import java.io.IOException;
import java.util.List;

/** A {@link Relay} for each of several sinks, which then work beside one another. */
public final class Relays implements AutoCloseable {
  private final List<Relay> relays;

  /**
   * Hands on to these sinks.
   *
   * @throws IllegalArgumentException if there is none, or their formats differ
   */
  public Relays(PcmSink... sinks) {
    relays = Tee.alike(sinks).stream().map(sink -> new Relay(sink::write)).toList();
  }

  /** As {@link Relay#write}, to every sink. */
  public void write(float[][] block, int frames) throws IOException {
    for (Relay relay : relays) relay.write(block, frames);
  }

  /** Returns when every sink is done with every block; closes none of them. */
  @Override
  public void close() throws IOException {
    close(relays);
  }

  private static void close(List<Relay> relays) throws IOException {
    if (relays.isEmpty()) return;
    try (var _ = relays.getFirst()) {
      close(relays.subList(1, relays.size()));
    }
  }
}
