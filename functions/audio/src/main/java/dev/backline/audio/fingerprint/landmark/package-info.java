/**
 * Landmarks, pairs of peaks of the spectrum, and an index of them: in which recordings is this
 * sound, even under another, and where?
 */
package dev.backline.audio.fingerprint.landmark;
