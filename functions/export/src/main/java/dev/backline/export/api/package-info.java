/** The step {@code Export} of a production, downloads over HTTP, and the queue of long ones. */
package dev.backline.export.api;
