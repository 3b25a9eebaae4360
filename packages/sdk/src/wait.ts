import { answerOf } from './answer.ts';
import type { Atelier } from './client.ts';
import { AtelierFailure } from './failure.ts';
import type { FlatLay, Job, OnFigure, OperationStatus, TryOn } from './shapes.ts';

const FINAL: readonly OperationStatus[] = ['SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED'];
const FIRST_LOOK_MS = 400;
const SLOWEST_LOOK_MS = 3000;
const SLOWING = 1.3;

export interface WaitOptions<State> {
  signal?: AbortSignal;
  /** Called with every state that is looked at, the last one included. */
  onState?: (state: State) => void;
}

/**
 * Looks until `isOver` says so, at first often, then every three seconds; the polling that callers need not see.
 * @throws AtelierFailure when a look fails, DOMException `AbortError` when the signal says to stop
 */
export async function waitFor<State>(
  look: (signal: AbortSignal | undefined) => Promise<State>,
  isOver: (state: State) => boolean,
  { signal, onState }: WaitOptions<State> = {},
): Promise<State> {
  let pauseMs = FIRST_LOOK_MS;
  for (;;) {
    signal?.throwIfAborted();
    const state = await look(signal);
    onState?.(state);
    if (isOver(state)) return state;
    await pause(pauseMs, signal);
    pauseMs = Math.min(SLOWEST_LOOK_MS, pauseMs * SLOWING);
  }
}

/** Whether an operation of the product APIs has ended. */
export function hasEnded({ status }: { status: OperationStatus }): boolean {
  return FINAL.includes(status);
}

/** Waits for a job of Image Studio; it may have failed, which its `status` and `detail` say. */
export function waitForJob(atelier: Atelier, id: string, options: WaitOptions<Job> = {}): Promise<Job> {
  const look = (signal?: AbortSignal) =>
    answerOf(
      atelier.imageStudio.GET('/image-studio/jobs/{id}', {
        params: { path: { id } },
        signal: signal ?? null,
      }),
    );
  return waitFor(look, jobHasEnded, options);
}

/** Waits for a flat-lay operation; it may have failed, which its `status` and `error` say. */
export function waitForFlatLay(
  atelier: Atelier,
  operation_id: string,
  options: WaitOptions<FlatLay> = {},
): Promise<FlatLay> {
  const look = async (signal?: AbortSignal) =>
    known(
      await answerOf(
        atelier.studio.GET('/flat_lay_operations/{operation_id}', {
          params: { path: { operation_id } },
          signal: signal ?? null,
        }),
      ),
    );
  return waitFor(look, hasEnded, options);
}

/** Waits for an on-figure operation or a regeneration. */
export function waitForOnFigure(
  atelier: Atelier,
  operation_id: string,
  options: WaitOptions<OnFigure> = {},
): Promise<OnFigure> {
  const look = async (signal?: AbortSignal) =>
    known(
      await answerOf(
        atelier.studio.GET('/on_figure_operations/{operation_id}', {
          params: { path: { operation_id } },
          signal: signal ?? null,
        }),
      ),
    );
  return waitFor(look, hasEnded, options);
}

/** Waits for a try-on; `ABORTED` says in `abort_reason` why its photo cannot be used. */
export function waitForTryOn(
  atelier: Atelier,
  operation_id: string,
  options: WaitOptions<TryOn> = {},
): Promise<TryOn> {
  const look = async (signal?: AbortSignal) =>
    known(
      await answerOf(
        atelier.unified.GET('/sku_try_on_operations/{operation_id}', {
          params: { path: { operation_id } },
          signal: signal ?? null,
        }),
      ),
    );
  return waitFor(look, hasEnded, options);
}

/** Whether a job of Image Studio has ended. */
export function jobHasEnded({ status }: Job): boolean {
  return status !== 'queued' && status !== 'running';
}

/** Unknown ids are answered with null there. @throws AtelierFailure */
function known<State>(state: State | null): State {
  if (state === null) throw new AtelierFailure('Operation was not found.', { status: 404 });
  return state;
}

/** Rejects when the signal says to stop. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => {
    clearTimeout(timer);
    reject(signal?.reason);
  };
  const timer = setTimeout(() => {
    signal?.removeEventListener('abort', stop);
    resolve();
  }, ms);
  signal?.addEventListener('abort', stop, { once: true });
  return promise;
}
