import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { loadTflite } from './litert.ts';
import type { Tensor } from './models.ts';

/** What the thread answers: once when the network is loaded, then once per inference, in order. */
export type ThreadAnswer = { outputs: Record<string, Tensor> } | { error: string };

/** The thread of one network: loads the `.tflite` file it is started with and runs what it is sent. */
const path: string = workerData;
const network = await loadTflite(await readFile(path));

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
