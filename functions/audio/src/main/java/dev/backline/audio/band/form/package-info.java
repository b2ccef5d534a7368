/** How a song divides: from the singer's phrases to intro, verses, choruses and an ending. */
package dev.backline.audio.band.form;
