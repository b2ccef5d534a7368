/** The inner loops, measured by JMH. */
package dev.backline.bench.kernel;
