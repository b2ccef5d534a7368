/** The state {@code Generation}. */
package dev.backline.generation.api;
