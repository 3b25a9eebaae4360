import { type ActivityItem, AtelierFailure, hasEnded } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { isOutOfReach } from '../api/query-client.ts';
import { workTexts as texts } from '../texts/en/work.ts';
import { showToast } from '../ui/toasts.ts';
import { cancelOperation, useOperation } from './operations.ts';
import { type KeptWork, keepWork, useKeptWork, type WorkName } from './work-store.ts';

/** How far the order of a studio is; every panel of results shows each of these. */
export type WorkState<Result> =
  /** Nothing was ordered yet. */
  | { phase: 'empty' }
  /** Pictures are sent and checked. */
  | { phase: 'sending'; since: number }
  /** `isCutOff`: the server does not answer just now; the order goes on there. */
  | { phase: 'running'; since: number; operation: ActivityItem | null; isCutOff: boolean }
  | { phase: 'done'; operation: ActivityItem; result: Result }
  | { phase: 'cancelled' }
  /** `canRetry`: the order is still known, so that it can be sent again as it was. */
  | { phase: 'failed'; failure: AtelierFailure; canRetry: boolean };

export interface Work<Result> {
  state: WorkState<Result>;
  isBusy: boolean;
  /** Sends an order, which returns the id of its operation. */
  start: (order: Order) => void;
  /** Sends the last order of this screen again. */
  retry: () => void;
  cancel: () => void;
  /** Back to the beginning; what was made stays in the library. */
  clear: () => void;
}

type Order = () => Promise<string>;

/** So often a server is asked again that does not answer. */
const LOOK_MS = 3000;

/**
 * The work of a studio: one order at a time, followed to its end, found again after a reload. The name may change while
 * shown: each has its own order, and the others go on.
 * @param loadResult fetches what a finished operation made, for the panel to show
 */
export function useWork<Result>(
  name: WorkName,
  loadResult: (operationId: string) => Promise<Result>,
): Work<Result> {
  const kept = useKeptWork(name);
  const [sending, setSending] = useState<{ name: WorkName; since: number } | null>(null);
  const [refusal, setRefusal] = useState<{ name: WorkName; failure: AtelierFailure } | null>(null);
  const lastOrders = useRef(new Map<WorkName, Order>());
  const followed = useFollowed(name, kept, loadResult);

  const start = useCallback(
    (order: Order) => {
      lastOrders.current.set(name, order);
      const since = Date.now();
      setSending({ name, since });
      setRefusal(null);
      order()
        .then((operationId) => keepWork(name, { operationId, since }))
        .catch((error: unknown) => setRefusal({ name, failure: toFailure(error) }))
        .finally(() => setSending((one) => (one?.name === name ? null : one)));
    },
    [name],
  );
  const cancel = () => {
    if (kept !== null)
      cancelOperation(kept.operationId).catch((error: unknown) =>
        showToast(toFailure(error).message, { tone: 'bad' }),
      );
  };

  const lastOrder = lastOrders.current.get(name);
  const canRetry = lastOrder !== undefined;
  const state = ((): WorkState<Result> => {
    if (sending?.name === name) return { phase: 'sending', since: sending.since };
    if (refusal?.name === name) return { phase: 'failed', failure: refusal.failure, canRetry };
    return followed.phase === 'failed' ? { ...followed, canRetry } : followed;
  })();
  return {
    state,
    isBusy: state.phase === 'sending' || state.phase === 'running',
    start,
    retry: () => lastOrder !== undefined && start(lastOrder),
    cancel,
    clear: () => {
      setRefusal(null);
      keepWork(name, null);
    },
  };
}

/**
 * How far an order is that the server took, and what it made in the end.
 * @param kept null = nothing was ordered
 */
export function useFollowed<Result>(
  name: WorkName,
  kept: KeptWork | null,
  loadResult: (operationId: string) => Promise<Result>,
): WorkState<Result> {
  const operation = useOperation(kept?.operationId ?? null);
  const isMade = operation.data?.status === 'SUCCESS';
  const result = useQuery({
    queryKey: ['result', name, kept?.operationId ?? ''],
    queryFn: () => loadResult(kept?.operationId ?? ''),
    enabled: isMade,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { error } }) => (isOutOfReach(error) ? LOOK_MS : false),
  });
  return stateOf({ kept, operation, result });
}

interface Parts<Result> {
  kept: KeptWork | null;
  operation: { data: ActivityItem | undefined; error: Error | null };
  result: { data: Result | undefined; error: Error | null };
}

function stateOf<Result>({ kept, operation, result }: Parts<Result>): WorkState<Result> {
  if (kept === null) return { phase: 'empty' };
  const { data, error } = operation;
  const trouble = error ?? result.error;
  const isCutOff = isOutOfReach(trouble);
  if (trouble !== null && !isCutOff) return isForgotten(trouble) ? { phase: 'empty' } : failed(trouble);
  const running = { phase: 'running' as const, since: kept.since, operation: data ?? null, isCutOff };
  if (data === undefined || !hasEnded(data)) return running;
  if (data.status === 'CANCELLED') return { phase: 'cancelled' };
  if (data.status !== 'SUCCESS') return failed(new AtelierFailure(data.error ?? texts.failed));
  if (result.data === undefined) return running;
  return { phase: 'done', operation: data, result: result.data };
}

function failed(error: unknown): WorkState<never> {
  return { phase: 'failed', failure: toFailure(error), canRetry: false };
}

/** Finished work is forgotten by the server after a day or with its pictures. */
function isForgotten(error: unknown): boolean {
  return error instanceof AtelierFailure && error.status === 404;
}

export function toFailure(error: unknown): AtelierFailure {
  if (error instanceof AtelierFailure) return error;
  return new AtelierFailure(error instanceof Error ? error.message : texts.failed, { cause: error });
}
