package dev.backline.cloud.gateway;

import dev.backline.cloud.template.Api.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picks the route of a request: the most specific path first (a literal segment before a parameter
 * before a greedy parameter before {@code $default}), then an exact method before {@code ANY}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html">Routes
 *     of HTTP APIs</a>
 */
final class Routes {
  private final List<Pattern> patterns;

  Routes(List<Route> routes) {
    patterns = routes.stream().map(Pattern::new).sorted(Pattern.MOST_SPECIFIC_FIRST).toList();
  }

  /**
   * @param parameters of the path, decoded
   */
  record Match(Route route, Map<String, String> parameters) {}

  /**
   * @param path undecoded
   */
  Optional<Match> match(String method, String path) {
    return patterns.stream().flatMap(pattern -> pattern.match(method, path).stream()).findFirst();
  }

  /** {@code +} is a space in a query only. */
  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return segment;
    }
  }

  private record Pattern(Route route, List<String> segments, String rank) {
    static final Comparator<Pattern> MOST_SPECIFIC_FIRST =
        Comparator.comparing(Pattern::rank)
            .thenComparing(pattern -> pattern.route().method().equals("ANY"))
            .thenComparing(
                Comparator.comparing((Pattern pattern) -> pattern.segments().size()).reversed());

    Pattern(Route route) {
      var segments = List.of(route.path().split("/", -1));
      this(route, segments, specificity(route, segments));
    }

    /** One letter a segment; a longer literal beginning sorts first. */
    private static String specificity(Route route, List<String> segments) {
      if (route.path().equals("$default")) {
        return "z";
      }
      var rank = new StringBuilder();
      for (String segment : segments) {
        rank.append(isGreedy(segment) ? 'c' : isParameter(segment) ? 'b' : 'a');
      }
      return rank.toString();
    }

    Optional<Match> match(String method, String path) {
      if (route.path().equals("$default")) {
        return Optional.of(new Match(route, Map.of()));
      }
      if (!route.method().equals("ANY") && !route.method().equals(method)) {
        return Optional.empty();
      }
      return parameters(path.split("/", -1)).map(parameters -> new Match(route, parameters));
    }

    private Optional<Map<String, String>> parameters(String[] actual) {
      var parameters = new LinkedHashMap<String, String>();
      for (int i = 0; i < segments.size(); i++) {
        var expected = segments.get(i);
        if (i >= actual.length) {
          return Optional.empty();
        }
        if (isGreedy(expected)) {
          var rest = String.join("/", List.of(actual).subList(i, actual.length));
          parameters.put(expected.substring(1, expected.length() - 2), decode(rest));
          return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
        }
        var segment = decode(actual[i]);
        if (isParameter(expected) && !segment.isEmpty()) {
          parameters.put(expected.substring(1, expected.length() - 1), segment);
        } else if (!expected.equals(segment)) {
          return Optional.empty();
        }
      }
      return actual.length == segments.size() ? Optional.of(parameters) : Optional.empty();
    }

    private static boolean isParameter(String segment) {
      return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
      return isParameter(segment) && segment.endsWith("+}");
    }
  }
}
