/** The stores as a JUnit extension: real components for every module's tests. */
package dev.backline.stores.testing;
