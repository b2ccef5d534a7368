/** Checks of the stores. */
package dev.backline.operations.adapter;
