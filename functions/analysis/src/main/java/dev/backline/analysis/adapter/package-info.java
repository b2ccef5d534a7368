/** The engines that can analyse. */
package dev.backline.analysis.adapter;
