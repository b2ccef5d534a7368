package dev.backline.core.handler;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a piece of the handler's work before Lambda takes its snapshot, so that classes are loaded,
 * compiled and connected in every copy restored from it. What fails there is logged and does not
 * stop the deployment: it will fail again where it matters. Without SnapStart nothing happens on
 * AWS; the embedded cloud does it for every function that it loads before somebody calls it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime
 *     hooks for SnapStart</a>
 */
public final class Priming implements Resource {

  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  /** The runtime holds resources weakly only. */
  private static final Queue<Priming> REGISTERED = new ConcurrentLinkedQueue<>();

  private final Runnable work;

  private Priming(Runnable work) {
    this.work = work;
  }

  /** Registers work. */
  public static void before(Runnable work) {
    var priming = new Priming(work);
    REGISTERED.add(priming);
    Core.getGlobalContext().register(priming);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("priming failed");
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Connections that died with the snapshot are opened again by the SDK when they are used.
  }
}
