// Writes an HDF5 file of datasets that filter plugins compressed, each beside the same values unfiltered.
//
// usage: npm install h5wasm h5wasm-plugins   (in a directory of its own)
//        node filter_plugin_cases.mjs TARGET.h5
// filter_cases.py then turns the chunks into rows of cases.tsv.
import * as h5wasm from 'h5wasm/node';
import { install_local_plugins } from 'h5wasm-plugins';

const module = await h5wasm.ready;
await install_local_plugins(module);

let seed = 12345;
function random(limit) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor(((seed >>> 8) / 0x1000000) * limit);
}

const KINDS = { 'u1': Uint8Array, '<i2': Int16Array, '<i4': Int32Array, '<f4': Float32Array, '<f8': Float64Array };

function ramp(type, count) {
  return new KINDS[type](count).map((_, i) => (i * 7) % 250);
}
function walk(type, count) {
  let at = 100;
  return new KINDS[type](count).map(() => (at = Math.max(0, Math.min(250, at + random(5) - 2))));
}
function noise(type, count) {
  const bytes = new Uint8Array(count * KINDS[type].BYTES_PER_ELEMENT).map(() => random(256));
  return new KINDS[type](bytes.buffer);
}
function words(type, count) {
  const list = ['temperature', 'pressure', 'run', 'detector ', 'energy=', '0.0001', '\n', 'lattice'];
  const text = [];
  while (text.length < count) {
    for (const c of list[random(list.length)]) text.push(c.charCodeAt(0));
  }
  return new KINDS[type](text.slice(0, count));
}
function zeros(type, count) {
  return new KINDS[type](count);
}

const file = new h5wasm.File(process.argv[2], 'w');
file.create_group('plain');
file.create_group('filtered');

function add(name, filter, options, type, data, shape = [data.length], chunks = shape) {
  const bits = { 'u1': 'B', '<i2': '<h', '<i4': '<i', '<f4': '<f', '<f8': '<d' }[type];
  file.get('plain').create_dataset({ name, data, shape, dtype: bits });
  file.get('filtered').create_dataset({ name, data, shape, dtype: bits, chunks, compression: filter, compression_opts: options });
}

const makers = { ramp, walk, noise, words };
for (const [kind, make] of Object.entries(makers)) {
  for (const level of kind === 'noise' ? [1] : [1, 9, 19]) {
    add(`zstd_${kind}_${level}`, 32015, [level], 'u1', make('u1', 3000));
  }
  add(`bzip2_${kind}`, 307, [9], 'u1', make('u1', 2500));
  add(`lz4_${kind}`, 32004, [0], 'u1', make('u1', 2500));
  add(`lz4_blocks_${kind}`, 32004, [700], 'u1', make('u1', 2500));
  for (const codec of [0, 2, 3]) {
    for (const type of ['u1', '<i2', '<i4', '<f8']) {
      if (kind === 'words' && type !== 'u1') continue;
      add(`bitshuffle_${kind}_${codec}_${type.replace('<', '')}`, 32008, [0, codec], type, make(type, 1003));
    }
  }
  add(`bitshuffle_block_${kind}`, 32008, [64, 2], '<i4', make('<i4', 515));
  add(`bitshuffle_block_plain_${kind}`, 32008, [16, 0], '<f8', make('<f8', 77));
  for (const shuffle of [0, 1, 2]) {
    for (const codec of [0, 1, 2, 5]) {
      add(`blosc2_${kind}_${shuffle}_${codec}`, 32026, [0, 0, 0, 0, 5, shuffle, codec], '<i4', make('<i4', 700));
    }
  }
}
add('zstd_long', 32015, [3], '<i4', walk('<i4', 40000));
add('zstd_text_long', 32015, [22], 'u1', words('u1', 40000));
add('zstd_text_fast', 32015, [1], 'u1', words('u1', 40000));
add('zstd_zeros', 32015, [3], 'u1', zeros('u1', 5000));
add('bzip2_zeros', 307, [1], 'u1', zeros('u1', 5000));
add('bzip2_runs', 307, [1], 'u1', new Uint8Array(3000).map((_, i) => Math.floor(i / 5) % 3));
add('bzip2_long', 307, [1], 'u1', walk('u1', 30000));
add('bitshuffle_two_blocks', 32008, [0, 2], '<i2', walk('<i2', 9001));
add('bitshuffle_zstd_blocks', 32008, [0, 3], '<i4', ramp('<i4', 5005));
add('blosc2_zeros', 32026, [0, 0, 0, 0, 5, 1, 0], '<f4', zeros('<f4', 900));
add('blosc2_long', 32026, [0, 0, 0, 0, 5, 1, 5], '<i4', walk('<i4', 20000));
add('blosc2_long_bits', 32026, [0, 0, 0, 0, 5, 2, 1], '<i2', walk('<i2', 30001));
add('blosc2_level_0', 32026, [0, 0, 0, 0, 0, 1, 0], '<i4', ramp('<i4', 600));
add('blosc2_plane', 32026, [0, 0, 0, 0, 5, 1, 1], '<i4', walk('<i4', 30 * 50), [30, 50]);
add('blosc2_cube', 32026, [0, 0, 0, 0, 5, 1, 5], '<i2', walk('<i2', 11 * 13 * 17), [11, 13, 17]);
const rounding = { bitgroom: 32022, bitround: 32023 };
for (const [name, filter] of Object.entries(rounding)) {
  const data = walk('<f4', 200).map(v => v * Math.PI);
  file.get('filtered').create_dataset({ name, data, shape: [200], dtype: '<f', chunks: [200], compression: filter, compression_opts: [3, 4, 0, 0, 0] });
}
file.close();

// What was rounded is what the plugin reads back.
const again = new h5wasm.File(process.argv[2], 'a');
for (const name of Object.keys(rounding)) {
  const data = again.get('filtered/' + name).value;
  again.get('plain').create_dataset({ name, data, shape: [200], dtype: '<f' });
}
again.close();
