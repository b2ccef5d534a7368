package dev.backline.core.table;

/** Where a query looks: the table itself or one of its two generic indexes. */
public enum Index {
  TABLE("", "PK", "SK"),
  GSI1("GSI1", "GSI1PK", "GSI1SK"),
  GSI2("GSI2", "GSI2PK", "GSI2SK");

  private final String indexName;
  private final String pk;
  private final String sk;

  Index(String indexName, String pk, String sk) {
    this.indexName = indexName;
    this.pk = pk;
    this.sk = sk;
  }

  String indexName() {
    return indexName;
  }

  String pk() {
    return pk;
  }

  String sk() {
    return sk;
  }
}
