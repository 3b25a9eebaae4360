import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import * as ort from 'onnxruntime-node';
import type { Network, Tensor } from './models.ts';
import { openNetworkThread } from './network-thread.ts';
import { freeSize } from './onnx-shape.ts';
import { layersToOnnx } from './tfjs-layers.ts';
import type { Weights } from './weights.ts';

const READ_BYTES = 1 << 20;

/** Loads a network from its (already checked) files. */
export async function loadNetwork(
  weights: Weights,
  paths: readonly string[],
  threads: number,
): Promise<Network> {
  const { format, output } = weights;
  if (format === 'tflite' || format === 'tfjs-graph') return openNetworkThread({ format, paths, output });
  const session = await openSession(weights, paths, sessionOptions(threads, weights));
  const fetches = weights.output === undefined ? session.outputNames : [weights.output];
  return {
    run: (inputs) => runSession(session, inputs, fetches),
    release: () => session.release(),
  };
}

/**
 * No arena and no memory pattern: with them onnxruntime keeps the height of its largest run forever (u2net 1080 MB
 * instead of 500) for little speed. Only networks of many small steps are worth it.
 */
function sessionOptions(threads: number, { arena }: Weights): ort.InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    enableCpuMemArena: arena === true,
    enableMemPattern: false,
    executionMode: 'sequential',
    // Threads that wait in a loop would keep the other work of a small machine from its cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}

/** A file that needs no change is read by onnxruntime itself, which spares us a copy of it. */
async function openSession(
  weights: Weights,
  paths: readonly string[],
  options: ort.InferenceSession.SessionOptions,
): Promise<ort.InferenceSession> {
  if (weights.format === 'onnx') return ort.InferenceSession.create(paths[0]!, options);
  const model = await changedModel(weights, paths);
  try {
    return await ort.InferenceSession.create(model, options);
  } finally {
    free(model);
  }
}

async function changedModel(weights: Weights, paths: readonly string[]): Promise<Uint8Array> {
  if (weights.format === 'tfjs-layers') {
    const [json, shard] = await Promise.all([readFile(paths[0]!, 'utf8'), readFile(paths[1]!)]);
    return layersToOnnx(json, shard);
  }
  const model = await readJoined(paths);
  freeSize(model);
  return model;
}

/** Reads pieces into one buffer, holding none of them twice. */
async function readJoined(paths: readonly string[]): Promise<Uint8Array> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  const joined = Buffer.allocUnsafeSlow(sizes.reduce((total, size) => total + size, 0));
  let at = 0;
  for (const path of paths) {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES }))
      at += chunk.copy(joined, at);
  }
  return joined;
}

/**
 * Gives a large buffer's memory back at once: the garbage collector sees only a small object and may leave hundreds
 * of megabytes waiting.
 */
function free({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

async function runSession(
  session: ort.InferenceSession,
  inputs: Record<string, Tensor>,
  fetches: readonly string[],
): Promise<Record<string, Tensor>> {
  const feeds = Object.fromEntries(Object.entries(inputs).map(([name, tensor]) => [name, toOrt(tensor)]));
  const results = await session.run(feeds, fetches);
  return Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, fromOrt(tensor)]));
}

function toOrt({ data, dims }: Tensor): ort.Tensor {
  return data instanceof Float32Array
    ? new ort.Tensor('float32', data, dims)
    : new ort.Tensor('uint8', data, dims);
}

function fromOrt(tensor: ort.Tensor): Tensor {
  const { data, dims } = tensor;
  if (data instanceof Float32Array || data instanceof Uint8Array) return { data, dims };
  throw new TypeError(`Expected a float32 or uint8 output but received ${tensor.type}.`);
}
