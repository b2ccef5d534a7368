package dev.backline.core.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the member of a body at which Serde stopped. Its errors tell line and column but no path,
 * and a client needs the name.
 */
final class BodyPlace {

  private static final Pattern LOCATION = Pattern.compile("line: (\\d+), column: (\\d+)");
  private static final Pattern INDEX = Pattern.compile("\\.(\\d+)");

  private BodyPlace() {}

  static Optional<String> of(String body, String message) {
    Matcher location = LOCATION.matcher(message);
    if (!location.find()) {
      return Optional.empty();
    }
    int line = Integer.parseInt(location.group(1));
    int column = Integer.parseInt(location.group(2));
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      String path = "";
      while (parser.nextToken() != null && !isBehind(parser.currentLocation(), line, column)) {
        path = parser.getParsingContext().pathAsPointer().toString();
      }
      String dotted = path.replaceFirst("^/", "").replace('/', '.');
      return Optional.of(INDEX.matcher(dotted).replaceAll("[$1]")).filter(name -> !name.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isBehind(JsonLocation location, int line, int column) {
    return location.getLineNr() > line
        || (location.getLineNr() == line && location.getColumnNr() > column);
  }
}
