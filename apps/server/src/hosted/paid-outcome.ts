import type {
  JobHandle,
  Money,
  OperationRequest,
  OperationSpec,
  ProviderError,
} from '@atelier/providers/hosted';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import type { Storage } from '../assets/storage.ts';
import type { Db } from '../store/connect.ts';
import type { HostedEnding, HostedJobRow, HostedTurn } from '../store/hosted-jobs.ts';
import type { ConfiguredProvider, Hosted } from './configured.ts';

export interface PaidParts {
  db: Db;
  storage: Storage;
  ambient: Ambient;
  log: Logger;
  hosted: Hosted;
}

/** One provider's turn at a task. */
export interface PaidJob {
  account: AccountId;
  turn: HostedTurn;
  by: ConfiguredProvider;
  spec: OperationSpec;
  request: OperationRequest;
}

export interface PaidPicture {
  /** Of the stored bytes. */
  key: string;
  seed: number | null;
  /** What the provider told of how it came about. */
  facts: Record<string, unknown>;
}

export type PaidOutcome =
  | { outcome: 'done'; pictures: PaidPicture[]; job: HostedJobRow; warnings: readonly string[] }
  | { outcome: 'blocked' }
  /** Nothing was (or will be) paid: somebody else may be asked. */
  | { outcome: 'refused'; message: string }
  /** It may have been paid for; asking again, or somebody else, could pay twice. */
  | { outcome: 'lost'; message: string };

/** What may pass by itself, and is asked again (spec: image-studio-api.md section 4.6). */
const PASSING: readonly ProviderError['kind'][] = ['rate', 'unavailable', 'network'];
/** Whoever wants to be left alone for longer is not waited for. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** A handle as it comes back from the database. */
export const HANDLE: z.ZodType<JobHandle> = z.object({
  provider: z.string(),
  operation: z.custom<JobHandle['operation']>((value) => typeof value === 'string'),
  model: z.string(),
  key: z.string(),
  remote: z.record(z.string(), z.string()),
  submittedAt: z.number(),
  resultsUntil: z.number().exactOptional(),
});

/** What an ending says of money. */
export function costs({
  cost,
  requestId,
}: {
  cost?: Money;
  requestId?: string | undefined;
}): Partial<HostedEnding> {
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(cost === undefined ? {} : { usd: cost.usd, costBasis: cost.basis }),
    ...(cost?.credits === undefined ? {} : { providerCredits: cost.credits }),
  };
}

/** Nothing was accepted, and soon it may be. */
export function isRepeatable({ kind, accepted, retryAfterMs = 0 }: ProviderError): boolean {
  return accepted === 'no' && PASSING.includes(kind) && retryAfterMs <= LONGEST_RETRY_AFTER_MS;
}

/** A poll that failed says nothing of the job. */
export function mayPass({ kind, status = 0 }: ProviderError): boolean {
  return PASSING.includes(kind) || kind === 'timeout' || status >= 500;
}

/** What came says nothing of the job, and the job may have been charged: it is worth another look. */
export function isGarbled({ kind, charged }: ProviderError): boolean {
  return kind === 'bad-output' && charged !== 'no';
}
