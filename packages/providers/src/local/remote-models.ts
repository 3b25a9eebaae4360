import type { MessagePort } from 'node:worker_threads';
import type { ModelName, Models, Tensor } from '@atelier/engine/models';
import { type StopFlag, throwIfStopped } from './stop-flag.ts';

/** A run asked for through a port, and its answer. */
export interface RunRequest {
  id: number;
  name: ModelName;
  inputs: Record<string, Tensor>;
}
export type RunAnswer =
  | { id: number; outputs: Record<string, Tensor> }
  | { id: number; error: { message: string; stack: string } };

/** A network that will likely be run soon: nothing is answered. */
export interface ExpectRequest {
  expect: ModelName;
}

/** `Models` whose networks live in the thread at the other end of the port. Tensors are copied both ways. */
export function remoteModels(port: MessagePort, available: readonly ModelName[], stop: StopFlag): Models {
  const waiting = new Map<number, PromiseWithResolvers<Record<string, Tensor>>>();
  let lastId = 0;
  port.on('message', (answer: RunAnswer) => {
    const run = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('outputs' in answer) run?.resolve(answer.outputs);
    else run?.reject(Object.assign(new Error(answer.error.message), { stack: answer.error.stack }));
  });
  return {
    available: (name) => available.includes(name),
    run: async (name, inputs) => {
      throwIfStopped(stop);
      const run = Promise.withResolvers<Record<string, Tensor>>();
      const request: RunRequest = { id: ++lastId, name, inputs };
      waiting.set(request.id, run);
      port.postMessage(request);
      const outputs = await run.promise;
      throwIfStopped(stop);
      return outputs;
    },
    expect: (name) => {
      const request: ExpectRequest = { expect: name };
      port.postMessage(request);
    },
  };
}

/** The other end: answers runs until the port is closed. */
export function serveModels(port: MessagePort, models: Models): void {
  port.on('message', async (request: RunRequest | ExpectRequest) => {
    if ('expect' in request) models.expect?.(request.expect);
    else port.postMessage(await answer(models, request));
  });
}

async function answer(models: Models, { id, name, inputs }: RunRequest): Promise<RunAnswer> {
  try {
    return { id, outputs: await models.run(name, inputs) };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { id, error: { message, stack } };
  }
}
