/** The page that shows what became of a take. */
package dev.backline.export.report;
