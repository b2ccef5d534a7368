/** What is done at the desk when a user orders it. */
package dev.backline.mixmaster.work;
