import type { Logger } from 'pino';
import type { Ambient } from '../ambient.ts';
import { endOldHolds, unusedBlobs } from '../store/blobs.ts';
import type { Db } from '../store/connect.ts';
import { forgetOldHostedResults } from '../store/hosted-jobs.ts';
import { forgetOldKeyUses } from '../store/idempotency.ts';
import { expiredImages } from '../store/images.ts';
import { forgetOldVisits } from '../store/recommendations.ts';
import { forgetOldCounts } from '../store/request-counts.ts';
import { forgetOldStudioJobs } from '../store/studio-jobs.ts';
import { forgetOldWork } from '../store/work-results.ts';
import { removeImage } from './removal.ts';
import type { Storage } from './storage.ts';

const BATCH = 500;
const DAY_MS = 24 * 60 * 60 * 1000;
/** What somebody looked at longer ago says little about what they like. */
const VISIT_DAYS = 90;
/** Requests are counted by the day at most. */
const COUNT_DAYS = 2;

export interface JanitorParts {
  db: Db;
  storage: Storage;
  ambient: Ambient;
  log: Logger;
  cacheDays: number;
}

/** Deletes what expired and what nothing refers to. Any number of processes may do it at the same time. */
export async function tidy(parts: JanitorParts): Promise<{ expired: number; unused: number }> {
  const { db, storage, ambient } = parts;
  let expired = 0;
  for (;;) {
    const images = await expiredImages(db, ambient.now(), BATCH);
    for (const { id, account_id } of images) if (await removeImage(db, storage, account_id, id)) expired++;
    if (images.length < BATCH) break;
  }
  await forgetOldWork(db, new Date(ambient.now().getTime() - parts.cacheDays * DAY_MS));
  await forgetOldVisits(db, new Date(ambient.now().getTime() - VISIT_DAYS * DAY_MS));
  await forgetOldCounts(db, new Date(ambient.now().getTime() - COUNT_DAYS * DAY_MS));
  const aDayAgo = new Date(ambient.now().getTime() - DAY_MS);
  await forgetOldStudioJobs(db, aDayAgo);
  await forgetOldHostedResults(db, aDayAgo);
  await forgetOldKeyUses(db, aDayAgo);
  await endOldHolds(db, ambient.now());
  let unused = 0;
  for (;;) {
    const keys = await unusedBlobs(db, BATCH);
    const deleted = await storage.sweep(keys);
    unused += deleted;
    if (keys.length < BATCH || deleted === 0) break;
  }
  return { expired, unused };
}

/**
 * Tidies now, and then again and again.
 * @returns a function that stops it and waits for a round that is going on
 */
export function startJanitor(parts: JanitorParts, everyMs: number): () => Promise<void> {
  let round = Promise.resolve();
  const start = () => {
    round = tidy(parts).then(
      (done) => {
        if (done.expired + done.unused > 0) parts.log.info(done, 'tidied up');
      },
      (error: unknown) => parts.log.warn({ err: error }, 'tidying up failed; it is tried again later'),
    );
  };
  start();
  const timer = setInterval(start, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
}
