package dev.backline.core.ids;

/** What an id names; its prefix says so to a reader. */
public enum IdKind {
  USER("usr_"),
  SESSION("ses_"),
  RECORDING("rec_"),
  PRODUCTION("prd_"),
  EVENT("evt_");

  private final String prefix;

  IdKind(String prefix) {
    this.prefix = prefix;
  }

  /** Three letters and an underscore. */
  public String prefix() {
    return prefix;
  }
}
