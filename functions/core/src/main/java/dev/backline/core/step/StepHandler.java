package dev.backline.core.step;

import com.amazonaws.services.lambda.runtime.Context;
import dev.backline.core.handler.Invocation;
import dev.backline.core.handler.JsonHandler;
import dev.backline.core.handler.Priming;
import dev.backline.core.json.MalformedJson;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;

/**
 * The handler of one step of a workflow. A subclass says what the step is called, which version of
 * the engine does it, and does the work; {@link StepRunner} sees to it that the work is done once.
 *
 * <pre>{@code
 * public final class EnhancementHandler extends StepHandler<EnhancementInput, EnhancementOutput> {
 *
 *   public EnhancementHandler() {
 *     this(Container.start(EnhancementHandler.class));
 *   }
 *
 *   EnhancementHandler(ApplicationContext beans) {
 *     super("Enhancement", "1", EnhancementInput.class, EnhancementOutput.class, beans);
 *   }
 *
 *   @Override
 *   protected EnhancementOutput run(EnhancementInput input, Workspace workspace) throws IOException {
 *     Path take = workspace.file(input.take());
 *     ...
 *     return new EnhancementOutput(workspace.publish("vocal.wav", vocal).audio(48_000, 1, durationMs), ...);
 *   }
 * }
 * }</pre>
 *
 * @param <I> the payload of the state, {@code @Serdeable}
 * @param <O> the result of the state, {@code @Serdeable}
 */
public abstract class StepHandler<I extends StepInput, O> extends JsonHandler<I, O> {

  private final String step;
  private final String engineVersion;
  private final Class<O> output;
  private final StepRunner runner;

  /**
   * A step.
   *
   * @param step the name of the state
   * @param engineVersion changes whenever the same input would give other bytes
   */
  protected StepHandler(
      String step,
      String engineVersion,
      Class<I> input,
      Class<O> output,
      ApplicationContext beans) {
    super(input, beans);
    this.step = step;
    this.engineVersion = engineVersion;
    this.output = output;
    this.runner = beans.getBean(StepRunner.class);
    Priming.before(runner::lookForNothing);
  }

  /**
   * Does the work. The same input must give the same bytes: no clock, no random number that does
   * not come from the input's seed.
   *
   * @throws PermanentFault if no further attempt can succeed
   */
  protected abstract O run(I input, Workspace workspace) throws IOException;

  /**
   * What of the input decides the result; by default all of it. Override it to leave out what only
   * accompanies the work, such as timings.
   */
  protected Object identity(I input) {
    return input;
  }

  /** How long the audio is that the step works on, for the real-time factor; 0 if there is none. */
  protected long audioMs(I input, O output) {
    return 0;
  }

  /** An input that refuses itself does so for good: what it says is thrown as it is. */
  @Override
  protected final RuntimeException unreadable(MalformedJson malformed) {
    for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
      if (cause instanceof PermanentFault fault) {
        return fault;
      }
    }
    return malformed;
  }

  @Override
  protected final O handle(I input, Context context) throws IOException {
    Invocation.about("userId", input.userId());
    var work = new StepRunner.Work<O>(step, engineVersion, input.userId(), identity(input), output);
    return runner.run(work, workspace -> run(input, workspace), result -> audioMs(input, result));
  }
}
