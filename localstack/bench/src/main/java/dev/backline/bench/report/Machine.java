package dev.backline.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Where and when a run took place.
 *
 * @param processor its model
 * @param cores that this program may use
 * @param memoryGib of the machine
 * @param system operating system and its version
 * @param java the virtual machine
 * @param load mean number of running processes in the minute before, 0 on an idle machine
 * @param begun when the run began
 */
public record Machine(
    String processor,
    int cores,
    double memoryGib,
    String system,
    String java,
    double load,
    Instant begun) {

  /** This machine, now. */
  public static Machine here() {
    return new Machine(
        line("/proc/cpuinfo", "model name").replaceFirst(".*:\\s*", ""),
        Runtime.getRuntime().availableProcessors(),
        Double.parseDouble("0" + line("/proc/meminfo", "MemTotal").replaceAll("\\D", ""))
            / (1 << 20),
        line("/etc/os-release", "PRETTY_NAME").replaceAll(".*=|\"", ""),
        System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"),
        Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES));
  }

  List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "machine: %s, %d cores, %.0f GiB, %s, %s",
            processor,
            cores,
            memoryGib,
            system,
            System.getProperty("os.arch")),
        "Java: " + java,
        "date: " + begun,
        String.format(
            Locale.ROOT,
            "load before the run: %.1f (processes that wanted a core; above %d the speeds are too"
                + " low, the engine's more than the peers', as it uses several threads)",
            load,
            cores));
  }

  private static String line(String file, String start) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .orElse("unknown");
    } catch (IOException _) {
      return "unknown";
    }
  }
}
