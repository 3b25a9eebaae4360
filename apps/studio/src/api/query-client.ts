import { AtelierFailure } from '@atelier/sdk';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

export const SESSION_KEY = ['session'] as const;

const FRESH_MS = 30_000;
const MOST_RETRIES = 2;
const SERVER_TROUBLE = 500;

/** Statuses of servers that stop or start, and of proxies before them. */
const OUT_OF_REACH: readonly number[] = [0, 502, 503, 504];

/** Whether nobody answered, which passes: the server restarts, or the line is lost. */
export function isOutOfReach(error: Error | null): boolean {
  return error instanceof AtelierFailure && OUT_OF_REACH.includes(error.status);
}

/** Refusals stay refusals; trouble on the way or on the server is worth another try. */
function isWorthRetrying(failures: number, error: Error): boolean {
  if (failures >= MOST_RETRIES) return false;
  return !(error instanceof AtelierFailure) || error.status === 0 || error.status >= SERVER_TROUBLE;
}

/** Whoever is no longer signed in is asked to sign in, whichever call found out. */
function noticeSignedOut(error: Error): void {
  if (error instanceof AtelierFailure && error.status === 401)
    void queryClient.invalidateQueries({ queryKey: SESSION_KEY });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: isWorthRetrying },
    mutations: { retry: false },
  },
});
