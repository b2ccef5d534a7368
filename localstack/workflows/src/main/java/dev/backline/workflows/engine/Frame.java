package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.Flow;
import java.util.Optional;

/**
 * One run through a flow.
 *
 * @param path what the journal keys of its states begin with
 * @param item {@code $states.context.Map} inside of a Map state
 */
record Frame(Flow flow, String path, Scope scope, Cursor cursor, Optional<ObjectNode> item) {

  /** The same at another line of events. */
  Frame at(Cursor other) {
    return new Frame(flow, path, scope, other, item);
  }
}
