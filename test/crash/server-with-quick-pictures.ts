import { setTimeout as pause } from 'node:timers/promises';
import { runServer } from '@atelier/server';
import { testGate, testProvider } from '../support/fake-pictures.ts';

/**
 * The real server with pictures that take moments instead of seconds, so that a crash test meets every stage
 * of many tasks. Run as a process of its own.
 */
const SHORTEST_MS = 20;
const LONGEST_MS = 300;

const { provider } = testProvider({
  duringCall: async (_, { signal }) => {
    await pause(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS), undefined, { signal });
  },
});

await runServer(process.env, { provider: () => provider, gate: () => testGate });
