/** How often something may be done. */
package dev.backline.core.limits;
