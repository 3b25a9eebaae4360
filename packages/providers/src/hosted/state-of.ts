import { type JobState, ProviderFailed } from './job.ts';

/**
 * How a job stands after a call to a provider, whichever way the adapter said that it failed.
 * @throws the signal's reason, and whatever is a defect
 */
export async function stateOf(call: () => Promise<JobState>): Promise<JobState> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ProviderFailed) return { state: 'failed', error: error.error };
    throw error;
  }
}
