/** What was measured, for people: on the console and as a document. */
package dev.backline.bench.report;
