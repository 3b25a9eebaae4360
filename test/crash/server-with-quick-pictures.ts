import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { runServer } from '@atelier/server';
import sharp from 'sharp';
import { testGate, testProvider } from '../support/fake-pictures.ts';

/**
 * The real server with pictures that take moments instead of seconds, so that a crash test meets every stage
 * of many tasks. Run as a process of its own. Every picture that it made is a byte in the file `QUICK_PICTURES_LOG`,
 * and none ends while there is a file `QUICK_PICTURES_HOLD`. Uploads may be any text and pictures are no pictures,
 * unless `QUICK_PICTURES_UPLOADS` is `checked`. `QUICK_PICTURES_LONGEST_MS` is for tests that nothing disturbs.
 */
const SHORTEST_MS = 20;
const LONGEST_MS = Number(process.env.QUICK_PICTURES_LONGEST_MS ?? 300);
const SIDE_PX = 64;
const log = process.env.QUICK_PICTURES_LOG;
const hold = process.env.QUICK_PICTURES_HOLD;

const checksUploads = process.env.QUICK_PICTURES_UPLOADS === 'checked';
const grey = sharp({ create: { width: SIDE_PX, height: SIDE_PX, channels: 3, background: '#888' } });

const { provider } = testProvider({
  ...(checksUploads ? { shown: await grey.jpeg().toBuffer() } : {}),
  duringCall: async (call, { signal }) => {
    do await pause(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS), undefined, { signal });
    while (call === 'render' && hold !== undefined && existsSync(hold));
    if (call === 'render' && log !== undefined) appendFileSync(log, '.');
  },
});

await runServer(process.env, {
  provider: () => provider,
  retryDelaySeconds: 0,
  ...(checksUploads ? {} : { gate: () => testGate }),
});
