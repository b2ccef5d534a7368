package dev.backline.core.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Binds SLF4J to {@link JsonLogger}, so that the libraries' lines look like our own. Ours are
 * printed from {@code LOG_LEVEL} up (default INFO), those of libraries from WARN up.
 */
public final class JsonLogging implements SLF4JServiceProvider {

  private static final String OURS = "dev.backline.";

  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new BasicMDCAdapter();

  @Override
  public void initialize() {
    // Everything is made with the fields: there is nothing to connect to.
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> loggers.computeIfAbsent(name, JsonLogging::logger);
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  private static Logger logger(String name) {
    return new JsonLogger(name, level(name), environment("SERVICE_NAME", "backline"));
  }

  private static Level level(String name) {
    if (name.startsWith(OURS)) return Level.valueOf(environment("LOG_LEVEL", "INFO"));
    return Level.WARN;
  }

  private static String environment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
