/**
 * Lambda on one machine: loads the built zips through AWS's own runtime interface client, in this
 * process or each in one of its own, and gives each function its environment, time limit and log.
 */
package dev.backline.cloud.lambda;
