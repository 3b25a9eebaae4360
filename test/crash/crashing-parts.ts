import type { HttpPort } from '@atelier/providers/hosted';
import type { KyselyPlugin } from 'kysely';
import { Storage } from '../../apps/server/src/assets/storage.ts';
import type { PaidParts } from '../../apps/server/src/hosted/paid-job.ts';
import type { Domain } from '../support/domain.ts';

/** The process has died: nothing that it would have done afterwards happens. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** A process that dies at the n-th step that anybody outside it could notice; steps count from 1. */
export class MortalProcess {
  readonly #diesAt: number;
  #steps = 0;

  constructor(diesAt = Number.POSITIVE_INFINITY) {
    this.#diesAt = diesAt;
  }

  get steps(): number {
    return this.#steps;
  }

  /** Between any two effects. @throws Crash from the moment of its death on */
  step(): void {
    this.#steps++;
    if (this.#steps >= this.#diesAt) throw new Crash(`died at step ${this.#diesAt}`);
  }
}

/** What paid work is done with, by a process that may die before and after every statement and every message. */
export function partsOf(domain: Domain, hosted: PaidParts['hosted'], process: MortalProcess): PaidParts {
  const { ambient, log } = domain.parts;
  const db = domain.db.withPlugin(mortalStatements(process));
  return {
    db,
    storage: new Storage(db, domain.blobs, ambient),
    ambient,
    log,
    hosted: { ...hosted, http: mortalMessages(hosted.http, process) },
  };
}

function mortalStatements(process: MortalProcess): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      process.step();
      return node;
    },
    transformResult: async ({ result }) => {
      process.step();
      return result;
    },
  };
}

function mortalMessages(http: HttpPort, process: MortalProcess): HttpPort {
  return {
    request: async (request) => {
      process.step();
      const answer = await http.request(request);
      process.step();
      return { ...answer, body: mortalBody(answer.body, process) };
    },
  };
}

async function* mortalBody(
  body: AsyncIterable<Uint8Array>,
  process: MortalProcess,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    process.step();
    yield chunk;
  }
  process.step();
}
