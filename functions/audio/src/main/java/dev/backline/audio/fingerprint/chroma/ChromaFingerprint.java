package dev.backline.audio.fingerprint.chroma;

import dev.backline.audio.fingerprint.MonoAt11025;
import java.util.Arrays;

/**
 * A fingerprint as Chromaprint's default algorithm (its number 2) defines it: one 32-bit item for
 * each 1365 samples at 11,025 Hz, each of which hears 30,031 samples, 2.7 s, from there on. A
 * signal that is shorter has no item.
 */
public final class ChromaFingerprint {

  /** Samples at 11,025 Hz from an item to the next. */
  static final int HOP = 1365;

  /** Samples at 11,025 Hz that an item hears. */
  static final int SPAN = 30_031;

  private final int[] items;

  private ChromaFingerprint(int[] items) {
    this.items = items;
  }

  /** A fingerprint of these items; they are copied. */
  public static ChromaFingerprint of(int... items) {
    return new ChromaFingerprint(items.clone());
  }

  /**
   * Reads what {@link #compressed} writes, or fpcalc, or AcoustID.
   *
   * @throws IllegalArgumentException when it is no whole fingerprint of the default algorithm
   */
  public static ChromaFingerprint parse(String compressed) {
    return new ChromaFingerprint(CompressedForm.read(compressed));
  }

  /** Compressed, in the URL-safe alphabet of base 64, as fpcalc prints it and AcoustID takes it. */
  public String compressed() {
    return CompressedForm.write(items);
  }

  /** The items; 32 bits each, without sign. */
  public int[] items() {
    return items.clone();
  }

  /** One item. */
  int item(int index) {
    return items[index];
  }

  /** How many items there are. */
  public int size() {
    return items.length;
  }

  /**
   * The fingerprint of the first part of the signal alone, as fpcalc's option {@code -length} gives
   * it; AcoustID expects 120 seconds.
   */
  public ChromaFingerprint within(long millis) {
    long samples = millis * MonoAt11025.RATE_HZ / 1000;
    long whole = samples < SPAN ? 0 : (samples - SPAN) / HOP + 1;
    return whole >= items.length ? this : new ChromaFingerprint(Arrays.copyOf(items, (int) whole));
  }

  /** Two are equal if all their items are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ChromaFingerprint that && Arrays.equals(items, that.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }

  /** The compressed form. */
  @Override
  public String toString() {
    return compressed();
  }
}
