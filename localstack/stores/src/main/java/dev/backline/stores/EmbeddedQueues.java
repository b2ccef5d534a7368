package dev.backline.stores;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.CreateQueueMetadata;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List;
import scala.collection.immutable.List$;
import scala.concurrent.duration.FiniteDuration;
import scala.util.Either;
import scalikejdbc.ConnectionPool;
import scalikejdbc.ConnectionPool$;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * ElasticMQ in this process: the SQS protocol on 127.0.0.1. In a folder, queues and messages are
 * rows of an H2 database that is written before a send, receive or delete is answered, so an
 * acknowledged message outlives {@code kill -9}.
 */
public final class EmbeddedQueues implements AutoCloseable {
  private static final Duration RESTORED_WITHIN = Duration.ofSeconds(60);
  private static final FiniteDuration REQUESTS_END_WITHIN =
      FiniteDuration.create(200, TimeUnit.MILLISECONDS);

  /**
   * ElasticMQ keeps its connection pool in a static field, so a second durable server would write
   * into the first one's database.
   */
  private static final AtomicBoolean DURABLE_IN_USE = new AtomicBoolean();

  private final ActorSystem actors;
  private final SQSRestServer server;
  private final URI endpoint;
  private final boolean durable;

  private EmbeddedQueues(ActorSystem actors, SQSRestServer server, boolean durable) {
    this.actors = actors;
    this.server = server;
    this.durable = durable;
    this.endpoint =
        URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  /** Starts with queues that end with the process, on a free port. */
  public static EmbeddedQueues inMemory() {
    return start(Optional.empty(), 0);
  }

  /**
   * Starts with queues that are kept in a folder. At most one at a time in a JVM.
   *
   * @param port 0 for a free one
   * @throws IllegalStateException when another durable one is open in this JVM
   */
  public static EmbeddedQueues inFolder(Path folder, int port) {
    if (!DURABLE_IN_USE.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "queues in a folder are open already in this JVM; close them first");
    }
    try {
      Files.createDirectories(folder);
      return start(Optional.of(folder.toAbsolutePath()), port);
    } catch (IOException e) {
      DURABLE_IN_USE.set(false);
      throw new StoreNotStarted("queues: cannot make the folder " + folder, e);
    } catch (RuntimeException e) {
      DURABLE_IN_USE.set(false);
      throw e;
    }
  }

  /** Where it listens, without a path. */
  public URI endpoint() {
    return endpoint;
  }

  /** The URL that SQS answers for a queue of this name. */
  public String urlOf(String queueName) {
    return endpoint + "/" + LocalAccount.ID + "/" + queueName;
  }

  /** The ARN of a queue of this name. */
  public static String arnOf(String queueName) {
    return "arn:aws:sqs:" + LocalAccount.REGION.id() + ":" + LocalAccount.ID + ":" + queueName;
  }

  /** A new client; the caller closes it. */
  public SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /**
   * Stops without waiting for receivers that poll: what was acknowledged is written, and a server
   * that waits for its requests to end would wait out every long poll.
   */
  @Override
  public void close() {
    server.waitUntilStarted().terminate(REQUESTS_END_WITHIN);
    actors.terminate();
    try {
      actors.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("queues: did not stop", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      if (durable) {
        ConnectionPool.closeAll();
        DURABLE_IN_USE.set(false);
      }
    }
  }

  private static EmbeddedQueues start(Optional<Path> folder, int port) {
    ActorSystem actors = ActorSystem.create("queues", configuration());
    try {
      Option<ActorRef> journal =
          Option.apply(folder.map(path -> journal(actors, path)).orElse(null));
      ActorRef manager =
          actors.actorOf(
              Props.create(
                  QueueManagerActor.class,
                  () ->
                      new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, journal)));
      if (journal.isDefined()) restore(journal.get(), manager);
      SQSRestServer server =
          SQSRestServerBuilder.withActorSystem(actors)
              .withQueueManagerActor(manager)
              .withInterface("127.0.0.1")
              .withPort(port)
              .withAWSRegion(LocalAccount.REGION.id())
              .withAWSAccountId(LocalAccount.ID)
              .start();
      return new EmbeddedQueues(actors, server, folder.isPresent());
    } catch (RuntimeException e) {
      actors.terminate();
      throw new StoreNotStarted(
          "queues: could not be started on port " + port + ": " + e.getMessage(), e);
    }
  }

  private static Config configuration() {
    return ConfigFactory.parseString(
            """
            pekko {
              daemonic = on
              jvm-exit-on-fatal-error = off
              loglevel = WARNING
              stdout-loglevel = OFF
              loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
              logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
              actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 }
              http.server { request-timeout = 60 s, idle-timeout = 90 s }
            }
            """)
        .withFallback(ConfigFactory.load(EmbeddedQueues.class.getClassLoader()));
  }

  /**
   * WRITE_DELAY=0: H2 otherwise holds a committed row for half a second before it reaches the file.
   */
  private static ActorRef journal(ActorSystem actors, Path folder) {
    String database = "jdbc:h2:file:" + folder.resolve("queues") + ";WRITE_DELAY=0;CACHE_SIZE=4096";
    var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", database, "", "", false);
    List<CreateQueueMetadata> none = List$.MODULE$.<CreateQueueMetadata>newBuilder().result();
    ConnectionPool.singleton(
        database,
        "",
        "",
        ConnectionPool.singleton$default$4(),
        ConnectionPool.DEFAULT_CONNECTION_POOL_FACTORY());
    offerAgain();
    return actors.actorOf(
        Props.create(
            SqlQueuePersistenceActor.class, () -> new SqlQueuePersistenceActor(config, none)));
  }

  /**
   * Whoever had received a message was part of the process that ended, so nobody works on it: it
   * need not stay hidden for the rest of its visibility time-out. Nor does a receive count that the
   * end of the process cut short: it says nothing of the message, and whoever stops the cloud some
   * times in a row would find the message among the dead letters.
   */
  private static void offerAgain() {
    try (Connection connection = ConnectionPool$.MODULE$.borrow(ConnectionPool.DEFAULT_NAME());
        ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "MESSAGE\\_%", null);
        Statement update = connection.createStatement()) {
      while (tables.next()) {
        update.executeUpdate(
            "update \""
                + tables.getString("TABLE_NAME")
                + "\" set receive_count = case when next_delivery > "
                + System.currentTimeMillis()
                + " then greatest(receive_count - 1, 0) else receive_count end,"
                + " next_delivery = 0 where received is not null");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the journal of the queues cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Before the server listens: a queue that a client makes while it is being restored would be lost
   * to the journal.
   */
  private static void restore(ActorRef journal, ActorRef manager) {
    Object restored =
        Patterns.ask(journal, new QueueEvent.Restore(manager), RESTORED_WITHIN)
            .toCompletableFuture()
            .exceptionally(
                e -> {
                  throw new CompletionException(
                      "the queues were not restored from their folder", e);
                })
            .join();
    if (restored instanceof Either<?, ?> either && either.isLeft()) {
      throw new IllegalStateException("the queues were not restored from their folder: " + either);
    }
  }
}
