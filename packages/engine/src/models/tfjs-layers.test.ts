import * as ort from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { layersToOnnx } from './tfjs-layers.ts';

/** A network in the tfjs "layers" format, with weights counted up from 1. */
function network(layers: object[], weights: { name: string; shape: number[] }[], output: string) {
  const total = weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const numbers = Float32Array.from({ length: total }, (_, index) => index + 1);
  const json = JSON.stringify({
    modelTopology: { model_config: { config: { layers, output_layers: [[output, 0, 0]] } } },
    weightsManifest: [{ weights: weights.map((weight) => ({ ...weight, dtype: 'float32' })) }],
  });
  return { json, bytes: new Uint8Array(numbers.buffer) };
}

const layer = (class_name: string, name: string, inputs: string[], config: object = {}) => ({
  class_name,
  name,
  config,
  inbound_nodes: inputs.length > 0 ? [inputs.map((input) => [input, 0, 0, {}])] : [],
});
const convolution = (name: string, input: string, config: object = {}) =>
  layer('Conv2D', name, [input], { padding: 'same', strides: [1, 1], activation: 'linear', ...config });
const INPUT = layer('InputLayer', 'in', []);

async function run(json: string, bytes: Uint8Array, data: number[], dims: number[]): Promise<number[]> {
  const session = await ort.InferenceSession.create(layersToOnnx(json, bytes), { logSeverityLevel: 3 });
  const { out } = await session.run({ in: new ort.Tensor('float32', Float32Array.from(data), dims) });
  return Array.from(out?.data as Float32Array);
}

test('a 1x1 convolution mixes channels by its kernel [height, width, from, to]', async () => {
  const weights = [
    { name: 'out/kernel', shape: [1, 1, 3, 2] },
    { name: 'out/bias', shape: [2] },
  ];
  const { json, bytes } = network([INPUT, convolution('out', 'in')], weights, 'out');
  // Kernel rows [1 2], [3 4], [5 6]; bias [7 8].
  expect(await run(json, bytes, [1, 10, 100], [1, 3, 1, 1])).toEqual([1 + 30 + 500 + 7, 2 + 40 + 600 + 8]);
});

test('a 3x3 convolution keeps the size and pads with zeros', async () => {
  const weights = [
    { name: 'out/kernel', shape: [3, 3, 3, 1] },
    { name: 'out/bias', shape: [1] },
  ];
  const { json, bytes } = network([INPUT, convolution('out', 'in')], weights, 'out');
  const onePixel = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]; // the first channel's top left of 2 x 2
  // That pixel meets the kernel at its centre, left, top and top left: elements (1,1), (1,0), (0,1), (0,0).
  expect(await run(json, bytes, onePixel, [1, 3, 2, 2])).toEqual([13, 10, 4, 1].map((weight) => weight + 28));
});

test('sums, joins, rectifies and enlarges', async () => {
  const layers = [
    INPUT,
    layer('Add', 'twice', ['in', 'in']),
    layer('Activation', 'positive', ['twice'], { activation: 'relu' }),
    layer('Concatenate', 'joined', ['in', 'positive'], { axis: 3 }),
    layer('UpSampling2D', 'out', ['joined'], { size: [1, 2], interpolation: 'nearest' }),
  ];
  const { json, bytes } = network(layers, [], 'out');
  expect(await run(json, bytes, [1, -2, 3], [1, 3, 1, 1])).toEqual([1, 1, -2, -2, 3, 3, 2, 2, 0, 0, 6, 6]);
});

test.each([
  ['a layer it does not know', layer('LSTM', 'out', ['in'])],
  ['an activation it does not know', layer('Activation', 'out', ['in'], { activation: 'swish' })],
  ['a striding convolution', convolution('out', 'in', { strides: [2, 2] })],
  ['a smooth enlargement', layer('UpSampling2D', 'out', ['in'], { size: [2, 2], interpolation: 'bilinear' })],
])('refuses %s', (_title, odd) => {
  const weights = [
    { name: 'out/kernel', shape: [1, 1, 3, 3] },
    { name: 'out/bias', shape: [3] },
  ];
  const { json, bytes } = network([INPUT, odd], weights, 'out');
  expect(() => layersToOnnx(json, bytes)).toThrow(RangeError);
});
