// Renders the graphs that StudioReferenceTest knows by an OfflineAudioContext and leaves their samples in the page:
// a <pre> each, whose text is the base64 of every stride-th frame as little-endian 32-bit floats, channels interleaved.
'use strict';

const RATE = 44100;
const STUDIO = [-50, 40, 12, 0, 0.25];

function noise(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  };
}

function channel(frames, sample) {
  const samples = new Float32Array(frames);
  for (let i = 0; i < frames; i++) samples[i] = sample(i);
  return samples;
}

const hits = [0.9, 0.1, 0.4, 0.02, 0.7, 0.005, 0.25];

// A stroke each quarter of a second, of very different strength.
function strokes(seed, rate, frames) {
  const next = noise(seed);
  const every = rate / 4;
  const length = Math.floor(rate * 0.12);
  return channel(frames, i => {
    const t = i % every;
    const value = next();
    const fall = 1 - t / length;
    return t < length ? value * fall * fall * fall * fall * hits[Math.floor(i / every) % hits.length] : 0;
  });
}

function sweep(rate, frames, fromHz, toHz, level) {
  const seconds = frames / rate;
  return channel(frames, i => {
    const t = i / rate;
    return level * Math.sin(2 * Math.PI * (fromHz * t + (toHz - fromHz) / (2 * seconds) * t * t));
  });
}

function hiss(seed, frames, level) {
  const next = noise(seed);
  return channel(frames, () => level * next());
}

// Strokes over a sweep that swells: something for every part of a compressor.
function song(seed, rate, frames) {
  const drums = strokes(seed, rate, frames);
  const tone = sweep(rate, frames, 50, 9000, 0.5);
  return channel(frames, i => drums[i] + tone[i] * ((i / frames) * (i / frames)));
}

function room(seed, frames) {
  const next = noise(seed);
  return channel(frames, i => {
    const fall = 1 - i / frames;
    return 0.6 * next() * fall * fall * fall;
  });
}

function buffer(rate, channels) {
  const made = new AudioBuffer({length: channels[0].length, numberOfChannels: channels.length, sampleRate: rate});
  channels.forEach((samples, i) => made.copyToChannel(samples, i));
  return made;
}

const effects = {
  eq(context, low, mid, high) {
    const settings = [['lowshelf', 320, low], ['peaking', 1000, mid], ['highshelf', 3200, high]];
    return chain(settings.map(([type, frequency, gain]) => new BiquadFilterNode(context, {type, frequency, gain, Q: 1})));
  },
  compressor(context, threshold, knee, ratio, attack, release) {
    return chain([new DynamicsCompressorNode(context, {threshold, knee, ratio, attack, release})]);
  },
  reverb(context, impulse, dry, wet) {
    const entry = new GainNode(context);
    const exit = new GainNode(context);
    const hall = new ConvolverNode(context, {buffer: buffer(context.sampleRate, impulse)});
    entry.connect(new GainNode(context, {gain: dry})).connect(exit);
    entry.connect(hall).connect(new GainNode(context, {gain: wet})).connect(exit);
    return {entry, exit};
  },
  raw(context, impulse) {
    return chain([
      new ConvolverNode(context, {disableNormalization: true, buffer: buffer(context.sampleRate, impulse)})]);
  },
  pan(context, value) {
    return chain([new StereoPannerNode(context, {pan: value})]);
  },
};

function chain(nodes) {
  nodes.reduce((from, to) => from.connect(to));
  return {entry: nodes[0], exit: nodes[nodes.length - 1]};
}

// The input lasts as long as the rendering: a source that has ended is mono to the nodes behind it, and a convolver with a
// mono room then lets the left side's tail sound on both.
async function through(rate, frames, input, channels, settings) {
  const context = new OfflineAudioContext(channels, frames, rate);
  const padded = input.map(samples => channel(frames, i => samples[i] || 0));
  const source = new AudioBufferSourceNode(context, {buffer: buffer(rate, padded)});
  let last = source;
  for (const [type, ...values] of settings) {
    const effect = effects[type](context, ...values);
    last.connect(effect.entry);
    last = effect.exit;
  }
  last.connect(context.destination);
  source.start();
  return context.startRendering();
}

// [stride, render] by the name of the case.
const cases = {
  'eq-boost': [5, () => equalised(RATE, 12, 12, 12)],
  'eq-cut': [5, () => equalised(RATE, -12, -12, -12)],
  'eq-flat': [4, () => equalised(RATE, 0, 0, 0)],
  'eq-mixed-48k': [5, () => equalised(48000, 7.5, -12, 3)],
  'compressor-studio': [11, () => compressed(...STUDIO)],
  'compressor-default': [11, () => compressed(-24, 30, 12, 0.003, 0.25)],
  'compressor-hard': [11, () => compressed(-30, 0, 20, 0.01, 0.1)],
  'compressor-gentle': [11, () => compressed(-18, 12, 2, 0.05, 1)],
  'compressor-off': [29, () => compressed(0, 0, 1, 0, 0)],
  'compressor-stereo-48k': [13, () => through(48000, 72000,
      [song(3, 48000, 72000), hiss(4, 72000, 0.05)], 2, [['compressor', ...STUDIO]])],
  'convolver-mono': [5, () => through(RATE, 22050, [song(5, RATE, 11025)], 1, [['reverb', [room(6, 9000)], 0, 1]])],
  'convolver-stereo': [7, () => through(RATE, 22050,
      [song(5, RATE, 11025), hiss(7, 11025, 0.3)], 2, [['reverb', [room(8, 9000), room(9, 9000)], 0.7, 0.3]])],
  'convolver-mono-into-stereo-48k': [9, () => through(48000, 24000,
      [song(5, 48000, 12000)], 2, [['reverb', [room(8, 5000), room(9, 5000)], 0, 1]])],
  'convolver-stereo-into-mono': [9, () => through(RATE, 22050,
      [song(5, RATE, 11025), hiss(7, 11025, 0.3)], 2, [['reverb', [room(8, 9000)], 0, 1]])],
  'convolver-raw': [9, () => through(RATE, 11025, [song(5, RATE, 11025)], 1, [['raw', [room(6, 700)]]])],
  'mono-panned': [13, () => narrow([['pan', 0.3]])],
  'mono-equalised-panned': [13, () => narrow([['eq', 3, -3, 6], ['pan', -0.6]])],
  'mono-compressed-panned': [13, () => narrow([['compressor', ...STUDIO], ['pan', 0]])],
  'mono-reverberated-panned': [13, () => narrow([['reverb', [room(6, 3000)], 0.8, 0.4], ['pan', 0.5]])],
  'mono-in-a-stereo-room-panned': [13, () => narrow([['reverb', [room(8, 3000), room(9, 3000)], 0.8, 0.4], ['pan', 0.5]])],
  'stereo-panned-left': [13, () => through(RATE, 11025,
      [song(5, RATE, 11025), hiss(7, 11025, 0.3)], 2, [['pan', -0.4]])],
  'stereo-panned-right': [13, () => through(RATE, 11025,
      [song(5, RATE, 11025), hiss(7, 11025, 0.3)], 2, [['pan', 0.4]])],
  'session': [19, session],
};

function equalised(rate, low, mid, high) {
  return through(rate, 11025, [song(1, rate, 11025)], 1, [['eq', low, mid, high]]);
}

function compressed(...values) {
  return through(RATE, 88200, [song(2, RATE, 88200)], 1, [['compressor', ...values]]);
}

function narrow(settings) {
  return through(RATE, 11025, [song(5, RATE, 11025)], 2, settings);
}

// Three tracks on a desk: clips with gains and fades, effects, gains and pans that move, a compressor on the master.
async function session() {
  const context = new OfflineAudioContext(2, 4 * RATE, RATE);
  const master = new GainNode(context, {gain: 0.8});
  const glue = effects.compressor(context, -24, 30, 4, 0.003, 0.25);
  glue.exit.connect(master).connect(context.destination);

  const drums = [strokes(11, RATE, 2 * RATE)];
  const pad = [hiss(12, 3 * RATE, 0.2), hiss(13, 3 * RATE, 0.2)];
  const lead = [sweep(RATE, 3 * RATE, 100, 6000, 0.6)];

  const one = track(context, glue.entry,
      [effects.eq(context, 12, -12, 6), effects.compressor(context, ...STUDIO)]);
  one.gain.gain.value = 0.8;
  one.pan.pan.value = -0.5;
  clip(context, one, drums, 0, 0, 2, 1, 0, 0);
  clip(context, one, drums, 2.2, 0.25, 1.1, 0.6, 0.1, 0.2);

  const two = track(context, glue.entry, [effects.reverb(context, [room(8, 12000), room(9, 12000)], 0.8, 0.5)]);
  two.gain.gain.value = 0;
  two.gain.gain.linearRampToValueAtTime(1, 1);
  two.gain.gain.setValueAtTime(0.5, 1.5);
  two.gain.gain.linearRampToValueAtTime(0.1, 3);
  two.pan.pan.value = -1;
  two.pan.pan.linearRampToValueAtTime(1, 2.5);
  clip(context, two, pad, 0.1, 0, 2.5, 0.7, 0.5, 0.5);

  const three = track(context, glue.entry, []);
  three.gain.gain.value = 0.8;
  three.gain.gain.setValueAtTime(0.8, 0.5);
  three.gain.gain.exponentialRampToValueAtTime(0.01, 2);
  three.gain.gain.exponentialRampToValueAtTime(0.5, 3);
  three.pan.pan.value = 0.25;
  clip(context, three, lead, 0.3, 0.2, 2.6, 0.9, 0, 0.3);
  return context.startRendering();
}

function track(context, desk, inserts) {
  const gain = new GainNode(context);
  const pan = new StereoPannerNode(context);
  const entry = new GainNode(context);
  let last = entry;
  for (const insert of inserts) {
    last.connect(insert.entry);
    last = insert.exit;
  }
  last.connect(gain).connect(pan).connect(desk);
  return {entry, gain, pan};
}

function clip(context, onto, samples, start, offset, duration, level, fadeIn, fadeOut) {
  const source = new AudioBufferSourceNode(context, {buffer: buffer(RATE, samples)});
  const fader = new GainNode(context, {gain: fadeIn > 0 ? 0 : level});
  if (fadeIn > 0) {
    fader.gain.setValueAtTime(0, start);
    fader.gain.linearRampToValueAtTime(level, start + fadeIn);
  }
  if (fadeOut > 0) {
    fader.gain.setValueAtTime(level, start + duration - fadeOut);
    fader.gain.linearRampToValueAtTime(0, start + duration);
  }
  source.connect(fader).connect(onto.entry);
  source.start(start, offset, duration);
}

function base64(rendered, stride) {
  const frames = Math.ceil(rendered.length / stride);
  const bytes = new DataView(new ArrayBuffer(4 * frames * rendered.numberOfChannels));
  for (let c = 0; c < rendered.numberOfChannels; c++) {
    const samples = rendered.getChannelData(c);
    for (let i = 0; i < frames; i++) {
      bytes.setFloat32(4 * (i * rendered.numberOfChannels + c), samples[i * stride], true);
    }
  }
  let text = '';
  for (let i = 0; i < bytes.byteLength; i++) text += String.fromCharCode(bytes.getUint8(i));
  return btoa(text);
}

// The browser prints the page once it is loaded, and it is loaded when this frame is.
const busy = document.createElement('iframe');
document.body.append(busy);
busy.contentDocument.open();

(async () => {
  const everything = location.search === '?all';
  for (const [name, [stride, render]] of Object.entries(cases)) {
    const text = document.createElement('pre');
    text.id = name;
    text.textContent = base64(await render(), everything ? 1 : stride);
    document.body.append('\n', text, '\n');
  }
  busy.contentDocument.close();
})();
