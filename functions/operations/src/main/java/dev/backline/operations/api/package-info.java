/** {@code /api/health} and {@code /api/openapi.yaml}. */
package dev.backline.operations.api;
