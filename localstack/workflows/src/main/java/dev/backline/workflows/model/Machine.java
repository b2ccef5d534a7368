package dev.backline.workflows.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A deployed state machine.
 *
 * @param arn {@code arn:aws:states:<region>:<account>:stateMachine:<name>}
 * @param name unique in the account
 * @param definition the Amazon States Language text as it was given
 * @param roleArn the role it was deployed with; recorded, not used
 * @param createdAt when the name was first deployed
 * @param revisionId changes with each change of the definition
 */
public record Machine(
    String arn,
    String name,
    String definition,
    String roleArn,
    Instant createdAt,
    String revisionId) {

  public Machine {
    requireNonNull(arn, "arn is null");
    requireNonNull(name, "name is null");
    requireNonNull(definition, "definition is null");
    requireNonNull(roleArn, "roleArn is null");
    requireNonNull(createdAt, "createdAt is null");
    requireNonNull(revisionId, "revisionId is null");
  }
}
