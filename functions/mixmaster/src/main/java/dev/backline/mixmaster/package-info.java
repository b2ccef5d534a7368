/** The mix and the master of a production. */
package dev.backline.mixmaster;
