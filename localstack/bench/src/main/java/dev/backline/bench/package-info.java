/** {@code localstack/backline bench}: the engine beside its peers, in accuracy and in speed. */
package dev.backline.bench;
