/**
 * Step Functions for the embedded cloud: state machines in the Amazon States Language, query
 * language JSONata, that survive the end of the process. {@link dev.backline.workflows.Workflows}
 * is the way in; {@code task} holds the port to the services that do the work, {@code api} the Step
 * Functions API over HTTP, {@code definition} the strict reader, {@code expression} JSONata as Step
 * Functions has it, {@code engine} the interpreter and {@code journal} its memory.
 */
package dev.backline.workflows;
