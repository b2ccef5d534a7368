/** The step of the workflow. */
package dev.backline.analysis.api;
