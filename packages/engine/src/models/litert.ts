import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import vm from 'node:vm';
import type { Network, Tensor } from './models.ts';

/**
 * LiteRT (TensorFlow Lite's successor) runs `.tflite` files as WebAssembly. Its package is written for web workers:
 * it loads its script by `importScripts` and finds its files by URL. The few globals it wants stand in for a
 * worker while it loads, and are taken away afterwards.
 */

type LiteRt = typeof import('@litertjs/core');

let loading: Promise<LiteRt> | undefined;

/**
 * Loads a network with one input and one output.
 * @param bytes a `.tflite` file
 * @returns takes `{ input: Float32Array NHWC }`, gives `{ output }`
 */
export async function loadTflite(bytes: Uint8Array): Promise<Network> {
  loading ??= loadLibrary();
  const litert = await loading;
  const model = await litert.loadAndCompile(bytes, { accelerator: 'wasm' });
  return {
    run: (inputs) => runOnce(litert, model, inputs),
    release: async () => model.delete(),
  };
}

async function runOnce(
  litert: LiteRt,
  model: Awaited<ReturnType<LiteRt['loadAndCompile']>>,
  inputs: Record<string, Tensor>,
): Promise<Record<string, Tensor>> {
  const { input } = inputs;
  if (!input || !(input.data instanceof Float32Array)) throw new TypeError('Expected a float32 "input".');
  const fed = new litert.Tensor(input.data, [...input.dims]);
  const results = await model.run([fed]);
  fed.delete();
  const [result] = results;
  if (!result) throw new TypeError('Expected a network with an output.');
  const data = await result.data();
  const dims = Array.from(result.type.layout.dimensions);
  for (const tensor of results) tensor.delete();
  if (!(data instanceof Float32Array)) throw new TypeError('Expected a float32 output.');
  return { output: { data, dims } };
}

async function loadLibrary(): Promise<LiteRt> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@litertjs/core')), '..', 'wasm') + sep;
  const remove = standInForWorker(folder, require);
  try {
    const litert = await import('@litertjs/core');
    await litert.loadLiteRt(folder);
    return litert;
  } finally {
    remove();
  }
}

/** Puts the globals of a web worker in place; the returned function removes them. */
function standInForWorker(folder: string, require: NodeJS.Require): () => void {
  const importScripts = (script: string): void => {
    vm.runInThisContext(readFileSync(script, 'utf8'), { filename: script });
    const wasmBinary = readFileSync(script.replace(/\.js$/, '.wasm'));
    const locateFile = (file: string) => folder + file;
    Object.assign(globalThis, { Module: { wasmBinary, locateFile, print: ignore, printErr: ignore } });
  };
  // It reports the absence of a GPU as a warning; failures are thrown, so nothing that matters is lost.
  const quiet = Object.assign(Object.create(console), { warn: ignore });
  const globals = {
    self: globalThis,
    require,
    __dirname: folder,
    __filename: folder,
    importScripts,
    console: quiet,
  };
  const before = new Map(
    Object.keys(globals).map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)]),
  );
  Object.assign(globalThis, globals);
  return () => {
    for (const [key, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, key, descriptor);
      else Reflect.deleteProperty(globalThis, key);
    }
  };
}

function ignore(): void {}
