/** Files on the disk of the machine that works on them. */
package dev.backline.core.files;
