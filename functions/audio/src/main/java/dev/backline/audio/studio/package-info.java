/**
 * The effects of a studio in the browser, for rendering on the server: what the nodes of the Web
 * Audio API (W3C Recommendation 2021) do with the same settings, and sample for sample so near to
 * what Chromium renders that a session sounds the same in both places.
 */
package dev.backline.audio.studio;
