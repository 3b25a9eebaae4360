import type { Answer } from './answer.ts';
import type { Call, CallContext, Caller } from './call.ts';
import type { Health } from './hosted-provider.ts';
import { ProviderFailed } from './job.ts';

/**
 * Health by one request that costs nothing: bad statuses and lost connections are ill health, and never a rejection.
 * @param read what a good answer says
 * @throws the signal's reason
 */
export async function lookUpHealth(
  caller: Caller,
  context: CallContext,
  call: Call,
  read: (answer: Answer) => Health,
): Promise<Health> {
  try {
    const answer = await caller.ask(context, call);
    return answer.ok ? read(answer) : { ok: false, message: caller.failure(answer).error.message };
  } catch (error) {
    if (error instanceof ProviderFailed) return { ok: false, message: error.error.message };
    throw error;
  }
}

/** A sentence about those of our models that are not offered, with a space before it; empty when all are. */
export function lacking(ours: readonly string[], offered: readonly string[]): string {
  const missing = ours.filter((id) => !offered.includes(id));
  return missing.length === 0 ? '' : ` Not offered: ${missing.join(', ')}.`;
}
