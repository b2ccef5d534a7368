package dev.backline.outbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/**
 * The event that Lambda makes of records of a DynamoDB stream.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using Lambda with
 *     DynamoDB</a>
 */
@Serdeable
record StreamBatch(@JsonProperty("Records") List<Change> records) {

  StreamBatch {
    records = records == null ? List.of() : records;
  }

  @Serdeable
  record Change(String eventName, Image dynamodb) {}

  @Serdeable
  record Image(
      @JsonProperty("SequenceNumber") String sequenceNumber,
      @JsonProperty("NewImage") Map<String, StreamValue> newImage) {}
}
