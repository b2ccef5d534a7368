package dev.backline.audio.master;

/**
 * How far apart two records' average spectra lie: the mean magnitude of their difference in thirds
 * of an octave from 31 Hz to 16 kHz, their level aside.
 *
 * @param midDb of what both channels share
 * @param sideDb of what tells them apart, relative to the mid
 */
public record BalanceDistance(double midDb, double sideDb) {}
