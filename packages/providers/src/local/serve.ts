import process from 'node:process';
import type { CallContext } from '../provider.ts';
import { packFailure } from './failures.ts';
import type { Calls, FromChild, ToChild } from './messages.ts';

type Handlers<C extends Calls> = {
  [M in keyof C]: (input: C[M]['input'], context: CallContext) => Promise<C[M]['output']>;
};

/**
 * The child's side of `Child`: answers calls until the parent is gone, and then dies at once (not even native code
 * that is at work may outlive the parent).
 */
export function serve<C extends Calls>(handlers: Handlers<C>): void {
  const running = new Map<number, AbortController>();
  process.on('disconnect', dieAtOnce);
  // Ctrl-C and init systems signal the whole group; when to stop is the parent's decision alone.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.on('message', (message: ToChild) => {
    if (message.type === 'abort') running.get(message.id)?.abort();
    else void answer(message.id, message.method, message.input);
  });

  async function answer(id: number, method: keyof C, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const onProgress = (stage: string, fraction: number) => send({ type: 'progress', id, stage, fraction });
      const value = await handlers[method]!(input, { signal: controller.signal, onProgress });
      send({ type: 'result', id, value, rssMb: rssMb() });
    } catch (error) {
      send({ type: 'failure', id, failure: packFailure(error), rssMb: rssMb() });
    } finally {
      running.delete(id);
    }
  }
}

/** Tells the parent's log something. */
export function warnParent(message: string): void {
  send({ type: 'warning', message });
}

function send(message: FromChild): void {
  if (process.connected) process.send?.(message);
}

function dieAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}

function rssMb(): number {
  return process.memoryUsage.rss() / 1e6;
}
