/**
 * {@code backline produce}: a client of the HTTP API that carries one take from a file to a
 * mastered track.
 */
package dev.backline.cloud.produce;
