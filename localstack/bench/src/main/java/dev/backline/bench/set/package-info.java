/** Recordings whose truth is known: a folder of them, or one that the benchmark makes itself. */
package dev.backline.bench.set;
