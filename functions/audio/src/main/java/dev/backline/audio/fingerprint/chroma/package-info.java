/** Fingerprints that equal Chromaprint's, and their comparison: is this the same recording? */
package dev.backline.audio.fingerprint.chroma;
