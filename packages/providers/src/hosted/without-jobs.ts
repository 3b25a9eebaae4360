import type { HostedProvider } from './hosted-provider.ts';

/** The part of providers that answer with pictures at once: there is nothing to poll, and nothing to call off. */
export const WITHOUT_JOBS: Pick<HostedProvider, 'poll' | 'cancel'> = {
  poll: async () => ({
    state: 'failed',
    error: { kind: 'not-found', accepted: 'unknown', charged: 'unknown', message: 'There are no jobs.' },
  }),
  cancel: async () => 'unsupported',
};
