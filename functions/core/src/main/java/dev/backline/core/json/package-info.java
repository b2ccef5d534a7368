/** JSON through Micronaut Serde. */
package dev.backline.core.json;
