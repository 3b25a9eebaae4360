import { randomBytes, randomUUID } from 'node:crypto';

/** What differs from run to run, injected so that a test can hold it still. */
export interface Ambient {
  now(): Date;
  /** RFC 9562 version 4. */
  uuid(): string;
  randomBytes(count: number): Buffer;
}

/** The real clock and the operating system's randomness. */
export const realAmbient: Ambient = {
  now: () => new Date(),
  uuid: () => randomUUID(),
  randomBytes: (count) => randomBytes(count),
};
