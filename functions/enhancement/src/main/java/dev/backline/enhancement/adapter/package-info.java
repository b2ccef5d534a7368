/** The enhancers there are. */
package dev.backline.enhancement.adapter;
