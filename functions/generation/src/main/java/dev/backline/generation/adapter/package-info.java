/** Who makes the music, and the document of the analysis. */
package dev.backline.generation.adapter;
