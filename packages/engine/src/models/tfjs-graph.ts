import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import * as z from 'zod';
import type { Network, Tensor } from './models.ts';

const graphSchema = z.object({
  modelTopology: z.looseObject({}),
  signature: z.looseObject({}).optional(),
  weightsManifest: z.array(
    z.object({
      weights: z.array(
        z.looseObject({
          name: z.string(),
          shape: z.array(z.number()),
          dtype: z.enum(['float32', 'int32', 'bool', 'string', 'complex64']),
        }),
      ),
    }),
  ),
});

let starting: Promise<void> | undefined;

/**
 * Loads a network of the tfjs "graph" format with one input; it runs as WebAssembly and blocks its thread.
 * @param paths `model.json` and the one file of its weights
 * @param output the only output wanted; without it, all of them
 * @returns takes `{ input }`, gives its outputs by their names in the graph
 */
export async function loadTfjsGraph(paths: readonly string[], output?: string): Promise<Network> {
  starting ??= startWasm();
  await starting;
  const [json, weights] = await Promise.all([readFile(paths[0]!, 'utf8'), readFile(paths[1]!)]);
  const { weightsManifest, ...graph } = graphSchema.parse(JSON.parse(json));
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  const weightData = Uint8Array.from(weights).buffer;
  const model = await loadGraphModel(tf.io.fromMemory({ ...graph, weightSpecs, weightData }));
  const names = output === undefined ? model.outputs.map(({ name }) => name) : [output];
  return {
    run: (inputs) => runGraph(model, inputs, names),
    release: async () => model.dispose(),
  };
}

async function startWasm(): Promise<void> {
  const require = createRequire(import.meta.url);
  setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist') + sep);
  await tf.setBackend('wasm');
  await tf.ready();
}

type GraphModel = Awaited<ReturnType<typeof loadGraphModel>>;

async function runGraph(
  model: GraphModel,
  { input }: Record<string, Tensor>,
  names: string[],
): Promise<Record<string, Tensor>> {
  if (!input) throw new TypeError('Expected an "input".');
  const type = model.inputs[0]?.dtype === 'int32' ? 'int32' : 'float32';
  const fed = tf.tensor(input.data, [...input.dims], type);
  const results = [model.execute(fed, names)].flat();
  fed.dispose();
  const outputs: Record<string, Tensor> = {};
  for (const [index, result] of results.entries()) {
    outputs[names[index]!] = { data: Float32Array.from(await result.data()), dims: result.shape };
    result.dispose();
  }
  return outputs;
}
