/** The closed set of error codes and the failure that carries one. */
package dev.backline.core.failure;
