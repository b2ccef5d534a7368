package dev.backline.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges the section {@code Globals} into a resource as SAM does: mappings by key, lists by
 * joining, anything else by replacing.
 */
final class Globals {
  private Globals() {}

  static Map<String, Object> merge(Map<?, ?> common, Map<?, ?> own) {
    var merged = new LinkedHashMap<String, Object>();
    common.forEach((key, value) -> merged.put(String.valueOf(key), value));
    own.forEach((key, value) -> merged.merge(String.valueOf(key), value, Globals::join));
    return merged;
  }

  private static Object join(Object common, Object own) {
    if (common instanceof Map<?, ?> left && own instanceof Map<?, ?> right) {
      return merge(left, right);
    }
    if (common instanceof List<?> left && own instanceof List<?> right) {
      var joined = new ArrayList<Object>(left);
      joined.addAll(right);
      return joined;
    }
    return own;
  }
}
