/**
 * The command line. {@code localstack/backline} finds a JDK, builds what is missing and comes here.
 */
package dev.backline.cloud.cli;
