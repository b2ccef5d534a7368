package dev.backline.workflows.definition;

/** How a state's strings are read. */
public enum QueryLanguage {
  /** Strings of the form <code>{% ... %}</code> are expressions. */
  JSONATA,
  /** A state without any JSONPath field: everything in it is literal. */
  JSONPATH
}
