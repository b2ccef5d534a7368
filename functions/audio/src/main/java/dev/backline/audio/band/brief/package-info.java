/** What the band is told before it plays: the vocal, its beats, the genre and the mood. */
package dev.backline.audio.band.brief;
