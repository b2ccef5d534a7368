/** The step {@code Enhancement} of a production. */
package dev.backline.enhancement.api;
