package dev.backline.bench.set;

import java.nio.file.Path;

/**
 * A recording, decoded.
 *
 * @param recording what it was
 * @param own 48 kHz, 32-bit float: what the product's own steps read
 * @param wav 44.1 kHz, 16 bits: what other programs are made for
 * @param raw 44.1 kHz, mono, 32-bit float without a header, for those that read no files
 */
public record Prepared(Recording recording, Path own, Path wav, Path raw) {}
