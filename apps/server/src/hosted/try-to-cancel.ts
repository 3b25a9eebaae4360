import type { HostedContext, JobHandle } from '@atelier/providers/hosted';
import type { PaidJob, PaidParts } from './paid-outcome.ts';

const CANCEL_MS = 10_000;

/** Tells a provider that nobody wants a job any more, where it can be told. Whether it could is only logged. */
export async function tryToCancel(
  { hosted: { http, clock }, log }: Pick<PaidParts, 'hosted' | 'log'>,
  { by, spec }: Pick<PaidJob, 'by' | 'spec'>,
  handle: JobHandle,
): Promise<void> {
  if (spec.cancel === 'none') return;
  const context: HostedContext = {
    key: handle.key,
    signal: AbortSignal.timeout(CANCEL_MS),
    deadline: clock.now() + CANCEL_MS,
    http,
    clock,
    save: async () => {},
  };
  await by.provider
    .cancel(handle, context)
    .catch((error: unknown) => log.warn({ err: error }, 'a provider could not be told to cancel'));
}
