/** Turns a take into a vocal that the rest of a production can work with. */
package dev.backline.enhancement;
