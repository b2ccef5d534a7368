/** The parts of the benchmark: each measures one ability of the engine beside its peers. */
package dev.backline.bench.part;
