/** A child process that does what children should not, on request. */
import { serve } from '../../packages/providers/src/local/serve.ts';

export type OddCalls = {
  echo: { input: unknown; output: unknown };
  fail: { input: string; output: never };
  /** Blocks its event loop for good. */
  hang: { input: null; output: never };
  /** Waits until aborted. */
  wait: { input: null; output: string };
};

serve<OddCalls>({
  echo: async (input) => input,
  fail: async (message) => {
    throw new TypeError(message, { cause: new Error('the deeper reason') });
  },
  hang: async () => {
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
  wait: async (_input, { signal, onProgress }) => {
    onProgress?.('waiting', 0.5);
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve('told')));
  },
});
