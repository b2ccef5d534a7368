/** The states {@code Mix} and {@code Master}. */
package dev.backline.mixmaster.api;
