import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { loadTflite } from './litert.ts';
import type { Tensor } from './models.ts';
import { loadTfjsGraph } from './tfjs-graph.ts';

/** The network that a thread is started for. */
export interface ThreadNetwork {
  readonly format: 'tflite' | 'tfjs-graph';
  readonly paths: readonly string[];
  readonly output?: string | undefined;
}

/** What the thread answers: once when the network is loaded, then once per inference, in order. */
export type ThreadAnswer = { outputs: Record<string, Tensor> } | { error: string };

/** The thread of one network: loads what it is started with and runs what it is sent. */
const { format, paths, output }: ThreadNetwork = workerData;
const network =
  format === 'tflite' ? await loadTflite(await readFile(paths[0]!)) : await loadTfjsGraph(paths, output);

parentPort?.on('message', async (inputs: Record<string, Tensor>) => {
  parentPort?.postMessage(await answer(inputs));
});
const ready: ThreadAnswer = { outputs: {} };
parentPort?.postMessage(ready);

async function answer(inputs: Record<string, Tensor>): Promise<ThreadAnswer> {
  try {
    return { outputs: await network.run(inputs) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
