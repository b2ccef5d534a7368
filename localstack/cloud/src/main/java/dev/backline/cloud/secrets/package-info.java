/**
 * Secrets Manager on one machine: the secrets of the template, in a file that only its owner can
 * read.
 */
package dev.backline.cloud.secrets;
