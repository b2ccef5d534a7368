/** What is in a take: tempo, key, pitch, phrases and loudness. */
package dev.backline.analysis;
