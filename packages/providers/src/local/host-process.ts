import { setPriority } from 'node:os';
import process from 'node:process';
import { MessageChannel, type StructuredSerializeOptions, Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { CallContext } from '../provider.ts';
import { unpackFailure } from './failures.ts';
import type { HostCalls, HostOptions } from './local-provider.ts';
import type { ModelThreadOptions, ModelThreadReady } from './model-thread.ts';
import type { PixelJob, PixelOutcome, Progress } from './pixel-thread.ts';
import { serve, warnParent } from './serve.ts';
import { createStopFlag, raiseStopFlag } from './stop-flag.ts';

/**
 * The engine's process: this thread only routes. One thread owns the networks, a few others run whole calls of the
 * engine. When the thread of the networks dies the process does, and its parent starts another.
 */

/** Pictures take seconds of every core; requests that take milliseconds go before them (a weight of 1 to 9 on Linux). */
const NICENESS = 10;
setPriority(NICENESS);

const PIXEL_THREAD_IDLE_MS = 60_000;
/** Pictures lie outside of the heap: a small young generation is collected often, and they are given back sooner. */
const PIXEL_THREAD_YOUNG_MB = 8;
/** How long an aborted call may take to come to its next stage before its thread is ended. */
const ABORT_GRACE_MS = 3_000;

const options: HostOptions = JSON.parse(process.argv[2] ?? '');
const modelThreadOptions: ModelThreadOptions = { budgetMb: options.modelsMb };
const modelThread = new Worker(new URL('./model-thread.ts', import.meta.url), {
  workerData: modelThreadOptions,
});
modelThread.on('error', (error) => {
  process.stderr.write(`The thread of the networks failed: ${String(error)}\n`, () => process.exit(1));
});
const ready = new Promise<ModelThreadReady>((resolve) => modelThread.once('message', resolve));

const pixelThreads = new Piscina<PixelJob, PixelOutcome>({
  filename: new URL('./pixel-thread.ts', import.meta.url).href,
  minThreads: 0,
  maxThreads: options.threads,
  idleTimeout: PIXEL_THREAD_IDLE_MS,
  resourceLimits: { maxYoungGenerationSizeMb: PIXEL_THREAD_YOUNG_MB },
  // With atomics an idle thread is blocked, and cannot see that its ports were closed.
  atomics: 'disabled',
});

serve<HostCalls>({
  prepare: (input, context) => run('prepare', input, context),
  flatLay: (input, context) => run('flatLay', input, context),
  onFigure: (input, context) => run('onFigure', input, context),
  modelPreview: (input, context) => run('modelPreview', input, context),
  tryOnPhoto: (input, context) => run('tryOnPhoto', input, context),
  tryOnModel: (input, context) => run('tryOnModel', input, context),
  studio: (input, context) => run('studio', input, context),
});
for (const warning of (await ready).warnings) warnParent(warning);

/** Runs a call in a pixel thread with a line to the networks, and undoes its lines when it ends. */
async function run<K extends keyof HostCalls>(
  name: K,
  input: HostCalls[K]['input'],
  context: CallContext,
): Promise<HostCalls[K]['output']> {
  const { available } = await ready;
  context.signal.throwIfAborted();
  const models = new MessageChannel();
  const progress = new MessageChannel();
  const stop = createStopFlag();
  modelThread.postMessage(models.port2, [models.port2]);
  progress.port2.on('message', ({ stage, fraction }: Progress) => context.onProgress?.(stage, fraction));
  try {
    const job: PixelJob = { input, models: models.port1, available, progress: progress.port1, stop };
    // Piscina takes a list; its type is inferred from another overload of postMessage.
    const transferList = [models.port1, progress.port1] as StructuredSerializeOptions;
    const signal = endThreadAfterGrace(context.signal, () => raiseStopFlag(stop));
    const outcome = await pixelThreads.run(job, { name, signal, transferList });
    if ('failure' in outcome) throw unpackFailure(outcome.failure);
    return outcome.value as HostCalls[K]['output']; // a thread answers with what the name promises
  } finally {
    progress.port2.close();
  }
}

/** Asks a call to stop when the signal says so; the returned signal makes it, if it has not done so by itself. */
function endThreadAfterGrace(signal: AbortSignal, askToStop: () => void): AbortSignal {
  const enforce = new AbortController();
  const onAbort = () => {
    askToStop();
    setTimeout(() => enforce.abort(), ABORT_GRACE_MS).unref();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return enforce.signal;
}
