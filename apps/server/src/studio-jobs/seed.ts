import { createHash } from 'node:crypto';

/** One more than the largest seed: seeds wrap round before it. */
export const SEEDS = 4_294_967_295;
const RANDOM = -1;

/**
 * The seed of a request: the one it names, else one that follows from what it asks for, so that the same request gives
 * the same picture.
 */
export function seedFor(named: number | undefined, content: (string | Uint8Array)[]): number {
  if (named !== undefined && named !== RANDOM) return named;
  const hash = createHash('sha256');
  for (const part of content) hash.update(part);
  return hash.digest().readUInt32BE(0) % SEEDS;
}
