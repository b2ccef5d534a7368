/** Which requirement is proved by which test. */
package dev.backline.acceptance;
