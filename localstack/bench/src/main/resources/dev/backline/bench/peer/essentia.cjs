// node essentia.cjs DIR SAMPLES tempo|key, where DIR holds node_modules/essentia.js and SAMPLES is mono, 44.1 kHz, 32-bit float.
const { readFileSync } = require('fs');
const [folder, samples, question] = process.argv.slice(2);
const { Essentia, EssentiaWASM } = require(`${folder}/node_modules/essentia.js`);

const bytes = readFileSync(samples);
const essentia = new Essentia(EssentiaWASM);
const signal = essentia.arrayToVector(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2));
if (question === 'tempo') {
  console.log(`${essentia.PercivalBpmEstimator(signal).bpm} bpm`);
} else {
  const { key, scale } = essentia.KeyExtractor(
    signal, true, 4096, 4096, 12, 3500, 60, 25, 0.2, 'bgate', 44100, 0.0001, 440, 'cosine', 'hann');
  console.log(`key ${key} ${scale}`);
}
