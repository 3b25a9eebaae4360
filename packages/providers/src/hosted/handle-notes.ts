import { z } from 'zod';
import type { JobHandle } from './job.ts';
import type { OperationRequest } from './operation.ts';
import { COST_BASES, type Money } from './spec.ts';

const NotedMoney = z.object({
  usd: z.number().nullable(),
  credits: z.number().exactOptional(),
  basis: z.enum(COST_BASES),
});
const UNKNOWN: Money = { usd: null, basis: 'price-list' };

/**
 * What a job's result needs to know of its request, which is long gone when the job is done: kept among the ids of its
 * handle.
 */
export function noteOf({ seed }: Pick<OperationRequest, 'seed'>, cost: Money): Record<string, string> {
  return { cost: JSON.stringify(cost), ...(seed === undefined ? {} : { seed: String(seed) }) };
}

/** The seed that was asked for. */
export function notedSeed({ remote }: Pick<JobHandle, 'remote'>): number | undefined {
  return remote.seed === undefined ? undefined : Number(remote.seed);
}

/** What the job was to cost by the price list. */
export function notedCost({ remote }: Pick<JobHandle, 'remote'>): Money {
  return remote.cost === undefined ? UNKNOWN : NotedMoney.parse(JSON.parse(remote.cost));
}
