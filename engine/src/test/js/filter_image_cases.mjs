// Writes an HDF5 file of images that the JPEG filter compressed, each beside what the filter reads back.
//
// usage: npm install h5wasm h5wasm-plugins   (in a directory of its own)
//        node filter_image_cases.mjs TARGET.h5
// filter_image_cases.py then turns the chunks into rows of image_cases.tsv.gz.
import * as h5wasm from 'h5wasm/node';
import { install_local_plugins } from 'h5wasm-plugins';

const module = await h5wasm.ready;
await install_local_plugins(module);

let seed = 4321;
function random(limit) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor(((seed >>> 8) / 0x1000000) * limit);
}

const painters = {
  waves: (y, x, c) => 127 + 100 * Math.sin(y / 5 + c) * Math.cos(x / 7),
  noise: () => random(256),
  edges: (y, x, c) => (((y >> 3) + (x >> 4) + c) % 2) * 255,
};

const names = {};
let file = new h5wasm.File(process.argv[2], 'w');
file.create_group('filtered');
file.create_group('plain');
for (const [kind, paint] of Object.entries(painters)) {
  for (const [height, width] of [[16, 24], [29, 43]]) {
    for (const channels of [1, 3]) {
      for (const quality of [100, 85, 20]) {
        const data = new Uint8Array(height * width * channels);
        for (let i = 0; i < data.length; i++) {
          const pixel = Math.floor(i / channels);
          data[i] = paint(Math.floor(pixel / width), pixel % width, i % channels);
        }
        const shape = channels === 1 ? [height, width] : [height, width, channels];
        const name = `${kind}_${height}_${channels}_${quality}`;
        names[name] = shape;
        const options = [quality, width, height, channels === 3 ? 1 : 0];
        file.get('filtered').create_dataset({ name, data, shape, dtype: 'B', chunks: shape, compression: 32019, compression_opts: options });
      }
    }
  }
}
file.close();

file = new h5wasm.File(process.argv[2], 'a');
for (const [name, shape] of Object.entries(names)) {
  const data = file.get('filtered/' + name).value;
  file.get('plain').create_dataset({ name, data, shape, dtype: 'B' });
}
file.close();
