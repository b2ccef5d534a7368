/** Measurements in CloudWatch's Embedded Metric Format. */
package dev.backline.core.metrics;
