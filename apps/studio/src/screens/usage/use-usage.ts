import { answerOf } from '@atelier/sdk';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { OPERATIONS_KEY } from '../../work/operations.ts';
import type { LedgerEntry } from './Ledger.tsx';
import { boundsOf, type Month } from './month.ts';

/** As many rows as the server gives at once. */
const MOST_ROWS = 500;
const SHOWN_ROWS = 20;

/** Beneath the operations: what ends changes the balance. */
export function useBalance() {
  return useQuery({
    queryKey: [...OPERATIONS_KEY, 'credits'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/credits')),
  });
}

/** Every row of a month, for its sums. */
export function useMonth(month: Month) {
  return useQuery({
    queryKey: [...OPERATIONS_KEY, 'usage', month],
    queryFn: () => readMonth(month),
  });
}

async function readMonth(month: Month): Promise<LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  for (;;) {
    const query = { ...boundsOf(month), limit: MOST_ROWS, offset: all.length };
    const { entries, total } = await answerOf(
      atelier.imageStudio.GET('/image-studio/credits/usage', { params: { query } }),
    );
    all.push(...entries);
    if (entries.length === 0 || all.length >= total) return all;
  }
}

/** The rows of a month as they are read, the newest first. */
export function useLedger(month: Month) {
  return useInfiniteQuery({
    queryKey: [...OPERATIONS_KEY, 'ledger', month],
    queryFn: ({ pageParam: offset }) =>
      answerOf(
        atelier.imageStudio.GET('/image-studio/credits/usage', {
          params: { query: { ...boundsOf(month), offset, limit: SHOWN_ROWS } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ offset, entries, total }) => {
      const next = offset + entries.length;
      return entries.length > 0 && next < total ? next : null;
    },
  });
}
