/** What may be wrong with a recording as it came: offset, clipping, phase. */
package dev.backline.audio.fault;
