/** Steps of a workflow: done once for the same input, content-addressed. */
package dev.backline.core.step;
