/** The states {@code Mix} and {@code Master}; studio work over HTTP and behind its queue. */
package dev.backline.mixmaster.api;
