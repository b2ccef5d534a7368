/** The instrumental that fits: what is asked for, by whom it can be made. */
package dev.backline.generation;
