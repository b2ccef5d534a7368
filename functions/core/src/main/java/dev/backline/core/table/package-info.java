/** The single table: typed items, conditions, transactions, queries with signed cursors. */
package dev.backline.core.table;
