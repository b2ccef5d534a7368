/** What people write: names and titles. */
package dev.backline.core.text;
