package dev.backline.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Where on 127.0.0.1 the services of one embedded cloud listen. */
public record Ports(
    int api,
    int s3,
    int sqs,
    int dynamoDb,
    int stepFunctions,
    int eventBridge,
    int secretsManager) {

  private static final int COUNT = 7;
  private static final Duration FREE_WITHIN = Duration.ofSeconds(4);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(200);

  /**
   * The port of the HTTP API and the six after it: the same at every start, so that signed URLs
   * stay good.
   */
  public static Ports from(int first) {
    if (first < 1024 || first + COUNT > 65_536) {
      throw new IllegalArgumentException("the port must lie between 1024 and 65529: " + first);
    }
    return new Ports(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6);
  }

  /** Ports that nothing listens on at the moment. */
  public static Ports free() {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < COUNT; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      var free = sockets.stream().map(ServerSocket::getLocalPort).toList();
      return new Ports(
          free.get(0),
          free.get(1),
          free.get(2),
          free.get(3),
          free.get(4),
          free.get(5),
          free.get(6));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  /** The endpoint of a port. */
  static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Makes sure that nothing else listens where the cloud wants to.
   *
   * @param withDynamoDb whether the cloud starts its own
   * @throws IllegalStateException naming the first port that is taken and what it is wanted for
   */
  void requireFree(boolean withDynamoDb) {
    requireFree("the HTTP API", api);
    requireFree("S3", s3);
    requireFree("SQS", sqs);
    if (withDynamoDb) {
      requireFree("DynamoDB", dynamoDb);
    }
    requireFree("Step Functions", stepFunctions);
    requireFree("EventBridge", eventBridge);
    requireFree("Secrets Manager", secretsManager);
  }

  /** A cloud that was killed a moment ago may have left what holds its ports. */
  private static void requireFree(String service, int port) {
    if (isFree(port) || becomesFree(port)) return;
    throw new IllegalStateException(
        "port %d, wanted for %s, is in use; stop what uses it or choose others with --port"
            .formatted(port, service));
  }

  private static boolean becomesFree(int port) {
    long endNs = System.nanoTime() + FREE_WITHIN.toNanos();
    while (System.nanoTime() < endNs) {
      StuckSpawns.end();
      if (isFree(port)) return true;
      LockSupport.parkNanos(LOOKS_EVERY.toNanos());
    }
    return false;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
