package dev.backline.cloud.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path undecoded, without the query
 * @param query undecoded, empty if there is none
 * @param headers in the order of the request, names in lower case
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpCall(
    String id,
    String method,
    String path,
    String query,
    List<Header> headers,
    byte[] body,
    String protocol,
    String sourceIp) {

  HttpCall {
    headers = List.copyOf(headers);
  }

  record Header(String name, String value) {

    Header {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  /** The values of a header, joined as HTTP joins them. */
  Optional<String> header(String name) {
    var values =
        headers.stream().filter(header -> header.name().equals(name)).map(Header::value).toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }
}
