/** The programs of others that are measured beside the engine, as far as they are installed. */
package dev.backline.bench.peer;
