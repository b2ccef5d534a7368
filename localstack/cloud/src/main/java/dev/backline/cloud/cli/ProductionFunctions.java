package dev.backline.cloud.cli;

import java.util.List;

/** The functions that a production calls: whoever starts the cloud most likely wants one. */
final class ProductionFunctions {
  /** In the order of their first calls. */
  static final List<String> IN_ORDER =
      List.of(
          "AccountsFunction",
          "AuthorizerFunction",
          "UploadFunction",
          "ProductionsFunction",
          "IngestFunction",
          "OutboxFunction",
          "ProductionStartFunction",
          "PreviewFunction",
          "EnhancementFunction",
          "AnalysisFunction",
          "GenerationFunction",
          "MixFunction",
          "PackingFunction",
          "MasterFunction",
          "ExportFunction");

  private ProductionFunctions() {}
}
