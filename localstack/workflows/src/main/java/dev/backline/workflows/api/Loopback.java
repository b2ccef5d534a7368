package dev.backline.workflows.api;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps the pages of strangers out of services that take unsigned calls because they listen on
 * loopback: a browser on this machine reaches them too, and what a page may not read it may still
 * send. A request is served if it was addressed to this machine by a name of its own (another name
 * was made to point here: DNS rebinding) and comes from no page or from one of this machine.
 */
public final class Loopback extends Filter {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  /** Whether a {@code Host} header, with or without a port, names this machine. */
  public static boolean isHost(String header) {
    String name = PORT.matcher(header).replaceFirst("");
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether an {@code Origin} header is that of a page which this machine served. */
  public static boolean isOrigin(String header) {
    try {
      return Optional.ofNullable(URI.create(header).getHost()).filter(Loopback::isHost).isPresent();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    var headers = exchange.getRequestHeaders();
    boolean here =
        Optional.ofNullable(headers.getFirst("Host")).filter(Loopback::isHost).isPresent();
    boolean foreign =
        Optional.ofNullable(headers.getFirst("Origin")).filter(page -> !isOrigin(page)).isPresent();
    if (here && !foreign) {
      chain.doFilter(exchange);
      return;
    }
    try (exchange) {
      exchange.sendResponseHeaders(403, -1);
    }
  }

  @Override
  public String description() {
    return "refuses pages of other machines";
  }
}
