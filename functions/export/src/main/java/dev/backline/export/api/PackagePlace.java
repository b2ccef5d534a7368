package dev.backline.export.api;

/** Where the package of a production lies in the media bucket. */
record PackagePlace(String prefix) {

  static final String MANIFEST = "manifest.json";

  static PackagePlace of(String userId, String productionId) {
    return new PackagePlace("users/" + userId + "/productions/" + productionId + "/");
  }

  String key(String name) {
    return prefix + name;
  }
}
