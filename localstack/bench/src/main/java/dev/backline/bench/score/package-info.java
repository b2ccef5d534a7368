/** Measures of accuracy, as the literature defines them. */
package dev.backline.bench.score;
