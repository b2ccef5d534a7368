package dev.backline.core.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.backline.core.json.Json;
import dev.backline.core.json.MalformedJson;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A Lambda handler that takes one JSON value and gives one. It reads and writes them with Micronaut
 * Serde: the serializer of the Lambda runtime differs between runtime versions and does not read
 * records in all of them.
 *
 * <p>A subclass has a public constructor without parameters, which Lambda calls, and one that takes
 * the container, which tests call:
 *
 * <pre>{@code
 * public StartHandler() {
 *   this(Container.start(StartHandler.class));
 * }
 *
 * StartHandler(ApplicationContext beans) {
 *   super(Start.class, beans);
 *   this.starts = beans.getBean(Starts.class);
 * }
 * }</pre>
 *
 * <p>A handler hands {@link Priming#before} a piece of its work in its constructor, to be done
 * before its first call.
 *
 * <p>A member that the JSON does not have reaches the constructor of a record as null, or as an
 * empty {@code Optional}: a record checks in its constructor what it cannot do without.
 *
 * <p>An exception leaves the handler as it is: its class name is the error name that a state
 * machine matches.
 *
 * @param <I> the input, {@code @Serdeable}
 * @param <O> the output, {@code @Serdeable}
 */
public abstract class JsonHandler<I, O> implements RequestStreamHandler {

  private final Argument<I> input;
  private final Json json;

  /** A handler of this input. */
  protected JsonHandler(Class<I> input, ApplicationContext beans) {
    this(Argument.of(input), beans);
  }

  /** A handler of a generic input. */
  protected JsonHandler(Argument<I> input, ApplicationContext beans) {
    this.input = input;
    this.json = beans.getBean(Json.class);
  }

  /** Serves one invocation. The output is never null. */
  protected abstract O handle(I input, Context context) throws IOException;

  /** What is thrown for an input that cannot be read. */
  protected RuntimeException unreadable(MalformedJson malformed) {
    return malformed;
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    try (var _ = Invocation.begin(context)) {
      json.write(handle(read(in), context), out);
    }
  }

  private I read(InputStream in) throws IOException {
    try {
      return json.read(in, input);
    } catch (MalformedJson e) {
      throw unreadable(e);
    }
  }
}
