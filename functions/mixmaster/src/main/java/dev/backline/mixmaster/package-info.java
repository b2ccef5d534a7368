/** The desk: the mix and the master of a production, and studio work that a user orders. */
package dev.backline.mixmaster;
