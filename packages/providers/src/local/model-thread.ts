import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createModels, MODEL_NAMES, type ModelName } from '@atelier/engine/models';
import { serveModels } from './remote-models.ts';

/** What the thread is started with, and what it says once it has checked the weights. */
export interface ModelThreadOptions {
  budgetMb: number;
}
export interface ModelThreadReady {
  available: ModelName[];
  warnings: string[];
}

/**
 * The one thread that owns networks. onnxruntime blocks the thread it runs in, and one copy of each network is all
 * that the memory has room for; so everyone else sends their tensors here.
 */
const { budgetMb }: ModelThreadOptions = workerData;
const warnings: string[] = [];
const models = await createModels({ budgetMb, warn: (message) => warnings.push(message) });

parentPort?.on('message', (port: MessagePort) => serveModels(port, models));
const ready: ModelThreadReady = {
  available: MODEL_NAMES.filter((name) => models.available(name)),
  warnings,
};
parentPort?.postMessage(ready);
