// Prints the 128 numbers that the npm package's own network gives for the image that face_verifier.py knows.
//   node face_verifier_check.mjs PACKAGE_FOLDER > numbers.json
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
// the package knows browsers, and takes this for one
globalThis.window = { document: {} };
const faceapi = await import(pathToFileURL(resolve(folder, 'dist/face-api.esm.js')));
await faceapi.tf.setBackend('cpu');
await faceapi.tf.ready();
const [group] = JSON.parse(readFileSync(`${folder}/model/face_recognition_model-weights_manifest.json`));
const bytes = readFileSync(`${folder}/model/${group.paths[0]}`);
const map = faceapi.tf.io.decodeWeights(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), group.weights);
const network = new faceapi.FaceRecognitionNet();
network.loadFromWeightMap(map);
const pixels = Int32Array.from({ length: 150 * 150 * 3 }, (_, i) => (i * 7919) % 256);
const numbers = network.forwardInput(
  new faceapi.NetInput([faceapi.tf.tensor3d(pixels, [150, 150, 3], 'int32')]));
process.stdout.write(JSON.stringify(Array.from(await numbers.data())));
