import type { Notices } from '../store/notices.ts';

/** Changes are announced; looking anyway is for announcements that were lost. */
const LOOK_MS = 2000;

/** Lets any number of callers wait for changes of operations, on one line to the database. */
export class Watch {
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(notices: Notices) {
    notices.on('operation_changed', (topic) => this.#wake(topic));
    notices.onGap(() => {
      for (const topic of this.#waiting.keys()) this.#wake(topic);
    });
  }

  /** Asks at every change until there is an answer; null when there is none in time or the signal says to stop. */
  async until<T>(
    topic: string,
    ask: () => Promise<T | null>,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<T | null> {
    const end = performance.now() + timeoutMs;
    for (;;) {
      // Listening begins before asking: a change in between is not missed.
      const change = this.#nextChange(topic, Math.min(LOOK_MS, end - performance.now()), signal);
      const answer = await ask();
      if (answer !== null || signal.aborted || performance.now() >= end) {
        change.stop();
        return answer;
      }
      await change.happened;
    }
  }

  #nextChange(
    topic: string,
    timeoutMs: number,
    signal: AbortSignal,
  ): { happened: Promise<void>; stop: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const listeners = this.#waiting.get(topic) ?? new Set();
    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      listeners.delete(stop);
      if (listeners.size === 0) this.#waiting.delete(topic);
      resolve();
    };
    const timer = setTimeout(stop, Math.max(0, timeoutMs));
    listeners.add(stop);
    this.#waiting.set(topic, listeners);
    signal.addEventListener('abort', stop, { once: true });
    return { happened: promise, stop };
  }

  #wake(topic: string): void {
    for (const listener of [...(this.#waiting.get(topic) ?? [])]) listener();
  }
}
