package dev.backline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** What the managed runtime has and a zip need not: the interface client and what it is made of. */
final class RuntimeJars {
  private RuntimeJars() {}

  static List<URL> urls() {
    return Stream.of(
            EventHandlerLoader.class,
            Context.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .distinct()
        .toList();
  }

  static String classPath() {
    return urls().stream().map(RuntimeJars::path).collect(Collectors.joining(File.pathSeparator));
  }

  private static String path(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
