import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { runServer } from '@atelier/server';
import { testGate, testProvider } from '../support/fake-pictures.ts';

/**
 * The real server with pictures that take moments instead of seconds, so that a crash test meets every stage
 * of many tasks. Run as a process of its own. Every picture that it made is a byte in the file `QUICK_PICTURES_LOG`.
 * Uploads may be any text, unless `QUICK_PICTURES_UPLOADS` is `checked`.
 */
const SHORTEST_MS = 20;
const LONGEST_MS = 300;
const log = process.env.QUICK_PICTURES_LOG;

const { provider } = testProvider({
  duringCall: async (call, { signal }) => {
    await pause(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS), undefined, { signal });
    if (call === 'render' && log !== undefined) appendFileSync(log, '.');
  },
});

const checksUploads = process.env.QUICK_PICTURES_UPLOADS === 'checked';
await runServer(process.env, {
  provider: () => provider,
  retryDelaySeconds: 0,
  ...(checksUploads ? {} : { gate: () => testGate }),
});
