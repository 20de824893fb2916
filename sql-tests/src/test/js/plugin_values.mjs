// Prints what filter plugins read of files that the corpus oracle could not read: file, dataset, number of values, and the
// SHA-256 of the values in row-major order as big-endian doubles.
//
// usage: npm install h5wasm h5wasm-plugins   (in a directory of its own)
//        node plugin_values.mjs CORPUS_FILES > plugin-values.tsv; plugin_values.py CORPUS_FILES >> plugin-values.tsv
import { createHash } from 'node:crypto';
import * as h5wasm from 'h5wasm/node';
import { install_local_plugins } from 'h5wasm-plugins';

await install_local_plugins(await h5wasm.ready);
const datasets = [
  ['HDFGroup__hdf5_plugins/h5ex_d_bitgroom.h5', 'DS1'],
  ['PyTables__PyTables/b2nd-no-chunkshape.h5', 'data'],
  ['brtnfld__hdf5/h5ex_d_jpeg.h5', 'DS1'],
  ['brtnfld__hdf5/h5ex_d_zstd.h5', 'DS1'],
  ['fsspec__kerchunk/hdf5_compression_zstd.h5', 'data'],
  ['fsspec__kerchunk/hdf5_mali_chunk2.h5', 'data'],
  ['fsspec__kerchunk/hdf5_mini_shuffle_zstd.h5', 'data'],
  ['scigolib__hdf5/h5ex_d_granularbr.h5', 'DS1'],
];
for (const [file, dataset] of datasets) {
  const values = new h5wasm.File(process.argv[2] + '/' + file, 'r').get(dataset).value;
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, i) => bytes.writeDoubleBE(Number(value), i * 8));
  console.log([file, dataset, values.length, createHash('sha256').update(bytes).digest('hex')].join('\t'));
}
