package dev.backline.cloud.lambda;

import dev.backline.cloud.lambda.sample.Samples;
import dev.backline.cloud.template.Function;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.crac.Core;

/** A function's zip as the build makes them, {@code lib/} with jars, of the test's own classes. */
public final class SampleZip {
  /** Endpoints at which nothing answers. */
  public static final Endpoints NOWHERE =
      new Endpoints(
          URI.create("http://127.0.0.1:1"),
          URI.create("http://127.0.0.1:2"),
          URI.create("http://127.0.0.1:3"),
          URI.create("http://127.0.0.1:4"),
          URI.create("http://127.0.0.1:5"),
          URI.create("http://127.0.0.1:6"));

  private SampleZip() {}

  /** Endpoints of which only SQS answers. */
  public static Endpoints sqsAt(URI sqs) {
    return new Endpoints(
        NOWHERE.dynamoDb(),
        NOWHERE.s3(),
        sqs,
        NOWHERE.stepFunctions(),
        NOWHERE.eventBridge(),
        NOWHERE.secretsManager());
  }

  /** Endpoints of which only DynamoDB and SQS answer. */
  public static Endpoints storesAt(URI dynamoDb, URI sqs) {
    return new Endpoints(
        dynamoDb,
        NOWHERE.s3(),
        sqs,
        NOWHERE.stepFunctions(),
        NOWHERE.eventBridge(),
        NOWHERE.secretsManager());
  }

  public static Path in(Path folder) throws Exception {
    Path classes = placeOf(Samples.class);
    Path zip = Files.createDirectories(folder).resolve("samples.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("lib/samples.jar"));
      out.write(jarOf(classes, classes.resolve("dev/backline/cloud/lambda/sample"), ""));
      out.closeEntry();
      out.putNextEntry(new ZipEntry("lib/shared.jar"));
      out.write(
          jarOf(
              classes,
              classes.resolve("dev/backline/cloud/lambda/common"),
              "Backline-Shared: true\n"));
      out.closeEntry();
      out.putNextEntry(new ZipEntry("lib/crac.jar"));
      out.write(Files.readAllBytes(placeOf(Core.class)));
      out.closeEntry();
    }
    return zip;
  }

  /** A function of the template whose logical id is the sample's name. */
  public static Function function(
      Path zip, String sample, Duration timeout, Map<String, String> environment) {
    return new Function(
        sample,
        "stack-" + sample,
        "arn:aws:lambda:us-east-1:000000000000:function:stack-" + sample,
        Optional.of("live"),
        zip,
        Samples.class.getName() + "$" + sample,
        environment,
        timeout,
        256,
        512,
        List.of(),
        false);
  }

  private static Path placeOf(Class<?> one) throws URISyntaxException {
    return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static byte[] jarOf(Path root, Path folder, String attributes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var jar = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      jar.putNextEntry(ofAllTimes("META-INF/MANIFEST.MF"));
      jar.write(("Manifest-Version: 1.0\n" + attributes + "\n").getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(ofAllTimes(root.relativize(file).toString()));
        jar.write(Files.readAllBytes(file));
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Two jars of the same files are the same bytes. */
  private static ZipEntry ofAllTimes(String name) {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
    return entry;
  }
}
