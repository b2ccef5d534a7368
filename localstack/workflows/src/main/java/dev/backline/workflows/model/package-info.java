/**
 * What can be said of machines and executions: the values that callers, the engine and the API
 * share.
 */
package dev.backline.workflows.model;
