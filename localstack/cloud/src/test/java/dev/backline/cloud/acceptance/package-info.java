/** The product as a musician meets it: through its HTTP API alone, from a take to a master. */
package dev.backline.cloud.acceptance;
