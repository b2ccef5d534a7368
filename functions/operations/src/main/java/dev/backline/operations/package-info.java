/** Whether the product is well, and what its API looks like. */
package dev.backline.operations;
