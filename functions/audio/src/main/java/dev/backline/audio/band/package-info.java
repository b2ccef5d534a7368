/**
 * The band: listens to an analysed vocal and plays with it. {@code form} divides the song, {@code
 * harmony} finds the chords, {@code style} knows the genres, {@code part} writes what each player
 * plays; {@link dev.backline.audio.band.Band} brings them together and renders.
 */
package dev.backline.audio.band;
