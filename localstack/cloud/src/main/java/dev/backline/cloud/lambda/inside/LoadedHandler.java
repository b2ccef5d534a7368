package dev.backline.cloud.lambda.inside;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.ErrorRequest;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOError;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A handler that the runtime interface client found and made, with its rules for POJOs, streams and
 * errors.
 */
public final class LoadedHandler implements FunctionHandle {
  static {
    // Lambda sets this, too: without it org.crac hands hooks to nobody.
    System.setProperty("org.crac.Core.Compat", Core.class.getPackageName());
  }

  private final LambdaRequestHandler handler;

  /**
   * Loads the handler.
   *
   * @param handler {@code package.Class} or {@code package.Class::method}
   * @throws FunctionError as Lambda reports a failed initialisation
   */
  public LoadedHandler(String handler) throws FunctionError {
    try {
      this.handler =
          EventHandlerLoader.loadEventHandler(
              HandlerInfo.fromString(handler, LoadedHandler.class.getClassLoader()));
    } catch (HandlerInfo.InvalidHandlerException _) {
      throw error(UserFault.makeUserFault("Invalid handler: `" + handler + "'"), true);
    } catch (ClassNotFoundException _) {
      String name = HandlerInfo.className(handler);
      throw error(
          new UserFault("Class not found: " + name, ClassNotFoundException.class.getName(), ""),
          true);
    } catch (Throwable t) {
      throw error(UserFault.filterStackTrace(t), true);
    }
    if (this.handler instanceof LambdaRequestHandler.UserFaultHandler refused)
      throw error(refused.fault, true);
  }

  @Override
  public byte[] call(String requestId, String functionArn, long deadlineEpochMs, byte[] payload)
      throws FunctionError {
    var request = new InvocationRequest();
    request.setId(requestId);
    request.setInvokedFunctionArn(functionArn);
    request.setDeadlineTimeInMs(deadlineEpochMs);
    request.setContent(payload);
    try {
      return handler.call(request).toByteArray();
    } catch (Throwable t) {
      UserFault.filterStackTrace(t);
      boolean fatal =
          t instanceof VirtualMachineError
              || t instanceof IOError
              || UserFault.makeUserFault(t).fatal;
      throw error(t, fatal);
    } finally {
      Thread.interrupted();
    }
  }

  @Override
  public void rehearse() throws FunctionError {
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
    } catch (CheckpointException e) {
      // What the hooks threw is not its cause.
      throw error(Stream.of(e.getSuppressed()).findFirst().orElse(e), false);
    } catch (UnsatisfiedLinkError _) {
      // After the hooks Lambda forgets host names by native code, which is not loaded here.
    }
  }

  private static FunctionError error(Throwable thrown, boolean fatal) {
    ErrorRequest report =
        thrown instanceof UserFault fault
            ? LambdaErrorConverter.fromUserFault(fault)
            : LambdaErrorConverter.fromThrowable(thrown);
    return new FunctionError(
        DtoSerializers.serialize(report),
        report.errorType,
        Objects.requireNonNullElse(report.errorMessage, ""),
        fatal);
  }
}
