/** Secrets of the platform. */
package dev.backline.core.secrets;
