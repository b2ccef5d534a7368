/** Structured log lines on standard output, and the binding of SLF4J to them. */
package dev.backline.core.log;
