package dev.backline.core.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * An SLF4J logger that prints each event as one line of JSON: {@code timestamp}, {@code level},
 * {@code message}, {@code service}, {@code logger}, what the invocation is about (the MDC), and the
 * key-value pairs of the event under their own names.
 */
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {

  private static final long serialVersionUID = 1;

  private final Level threshold;
  private final String service;

  JsonLogger(String name, Level threshold, String service) {
    this.name = name;
    this.threshold = threshold;
    this.service = service;
  }

  @Override
  public void log(LoggingEvent event) {
    if (!isEnabled(event.getLevel())) {
      return;
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("timestamp", Instant.now().toString());
    line.put("level", event.getLevel().name());
    line.put(
        "message", MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray()));
    line.put("service", service);
    line.put("logger", name);
    Map<String, String> about = MDC.getCopyOfContextMap();
    if (about != null) {
      line.putAll(about);
    }
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.putIfAbsent(pair.key, pair.value);
      }
    }
    if (event.getThrowable() != null) {
      line.put("error", event.getThrowable().toString());
      line.put("stack", stack(event.getThrowable()));
    }
    JsonLine.print(line);
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String message, Object[] arguments, Throwable cause) {
    var event = new DefaultLoggingEvent(level, this);
    event.setMessage(message);
    if (arguments != null) {
      event.addArguments(arguments);
    }
    event.setThrowable(cause);
    log(event);
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return isEnabled(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return isEnabled(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return isEnabled(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return isEnabled(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return isEnabled(Level.ERROR);
  }

  private boolean isEnabled(Level level) {
    return level.toInt() >= threshold.toInt();
  }

  private static String stack(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
