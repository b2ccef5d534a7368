package dev.backline.export.api;

/** Where the package of a production lies in the media bucket. */
record PackagePlace(String prefix) {

  static final String MANIFEST = "manifest.json";

  /** What the names of the stems begin with. */
  static final String STEMS = "stems/";

  static PackagePlace of(String userId, String productionId) {
    return new PackagePlace("users/" + userId + "/productions/" + productionId + "/");
  }

  /** The name of a stem's file in the package. */
  static String stem(String part) {
    return STEMS + part + ".wav";
  }

  String key(String name) {
    return prefix + name;
  }
}
