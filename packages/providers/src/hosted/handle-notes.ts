import type { JobHandle } from './job.ts';
import type { OperationRequest } from './operation.ts';
import type { Money } from './spec.ts';

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
  const noted: unknown = JSON.parse(remote.cost ?? '{}');
  const has = (name: string): unknown =>
    typeof noted === 'object' && noted !== null ? Reflect.get(noted, name) : undefined;
  const usd = has('usd');
  const credits = has('credits');
  return {
    usd: typeof usd === 'number' ? usd : null,
    ...(typeof credits === 'number' ? { credits } : {}),
    basis: has('basis') === 'own-gpu' ? 'own-gpu' : 'price-list',
  };
}
