package dev.backline.cloud.gateway;

import dev.backline.cloud.template.Addresses;
import dev.backline.cloud.template.Api;
import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP API of a template, on 127.0.0.1, each request on a thread of its own. */
public final class Gateway implements AutoCloseable {
  /** What API Gateway takes as the request line and the headers together. */
  private static final int LARGEST_HEAD = 10_240;

  /** Almost all of them may wait for a function at the same time; further requests queue. */
  private static final int THREADS = 200;

  private final Server server;
  private final ServerConnector connector;

  private Gateway(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for a free one
   * @throws IllegalStateException if the port cannot be had
   */
  public static Gateway start(Api api, int port, Addresses addresses, Functions functions) {
    var threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("gateway");
    threads.setDaemon(true);
    var server = new Server(threads);
    var configuration = new HttpConfiguration();
    // Clients may send %2F and the like in path parameters, as they may to API Gateway.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setRequestHeaderSize(LARGEST_HEAD);
    configuration.setSendServerVersion(false);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    var events = new Events(addresses.account(), addresses.region(), api.id());
    server.setHandler(new GatewayHandler(new Dispatcher(api, functions, events)));
    server.setErrorHandler(new GatewayErrors());
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "the HTTP API cannot use port " + port + ": " + e.getMessage(), e);
    }
    return new Gateway(server, connector);
  }

  /** Where the API answers, without a trailing slash. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP API did not stop", e);
    }
  }
}
