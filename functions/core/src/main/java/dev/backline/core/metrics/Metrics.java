package dev.backline.core.metrics;

import dev.backline.core.handler.Settings;
import dev.backline.core.log.JsonLine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes measurements as log lines in CloudWatch's Embedded Metric Format; CloudWatch makes metrics
 * of them. The namespace is {@code METRICS_NAMESPACE}, and {@code service} is a dimension of every
 * metric.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">EMF
 *     specification</a>
 */
@Singleton
public final class Metrics {

  /** Units of CloudWatch. */
  public enum Unit {
    NONE("None"),
    COUNT("Count"),
    MILLISECONDS("Milliseconds"),
    BYTES("Bytes");

    private final String text;

    Unit(String text) {
      this.text = text;
    }
  }

  private final String namespace;
  private final String service;
  private final Clock clock;

  Metrics(Settings settings, Clock clock) {
    this.namespace = settings.optional("METRICS_NAMESPACE").orElse("Backline");
    this.service = settings.optional("SERVICE_NAME").orElse("backline");
    this.clock = clock;
  }

  /** Writes one measurement without further dimensions. */
  public void put(String name, Unit unit, double value) {
    put(name, unit, value, Map.of());
  }

  /**
   * Writes one measurement.
   *
   * @param dimensions of few values each: every combination is a metric that costs money
   */
  public void put(String name, Unit unit, double value, Map<String, String> dimensions) {
    var line = new LinkedHashMap<String, Object>();
    var all = new LinkedHashMap<String, String>();
    all.put("service", service);
    all.putAll(dimensions);
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            clock.millis(),
            "CloudWatchMetrics",
            List.of(
                Map.of(
                    "Namespace", namespace,
                    "Dimensions", List.of(List.copyOf(all.keySet())),
                    "Metrics", List.of(Map.of("Name", name, "Unit", unit.text))))));
    line.putAll(all);
    line.put(name, value);
    JsonLine.print(line);
  }
}
