import { type ActivityItem, AtelierFailure, answerOf, hasEnded } from '@atelier/sdk';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { atelier } from '../api/atelier.ts';
import { useDraft } from '../drafts/draft.ts';
import { workTexts } from '../texts/en/work.ts';
import { cancelOperation, OPERATIONS_KEY } from './operations.ts';
import { toFailure } from './use-work.ts';

/** An order beside the one that a screen follows, by the name that the screen gives it. */
interface Asked {
  operationId: string;
  name: string;
}

const INITIAL: { of: string; asked: Asked[] } = { of: '', asked: [] };
/** Events come faster; this is for streams that a proxy holds back. */
const LOOK_MS = 3000;

export interface SideOrder<Result> extends Asked {
  progress: number;
  /** Null until it is made. */
  result: Result | null;
  failure: AtelierFailure | null;
}

/** What is wanted: `order` sends it, and returns the id of its operation. */
export interface Wish {
  name: string;
  order: () => Promise<string>;
}

export interface SideOrders<Result> {
  orders: readonly SideOrder<Result>[];
  /** Why the last wish was refused at once. */
  refusal: AtelierFailure | null;
  ask: (wish: Wish) => void;
  /** Asks for these, and takes the others out of sight. */
  replaceAll: (wishes: readonly Wish[]) => void;
  /** Ends one that is at work; takes one that has ended out of sight. */
  drop: (order: SideOrder<Result>) => void;
}

/**
 * Orders beside the one of a screen, as single pictures again or a comparison. Found again after a reload like the order
 * itself.
 * @param name under which they are kept in this browser
 * @param of what they belong to; those of something else are forgotten with the next wish
 * @param load fetches what a finished operation made
 */
export function useSideOrders<Result>(
  name: string,
  of: string,
  load: (operationId: string) => Promise<Result>,
): SideOrders<Result> {
  const [kept, edit] = useDraft(name, INITIAL);
  const [refusal, setRefusal] = useState<AtelierFailure | null>(null);
  const asked = kept.of === of ? kept.asked : [];
  const answers = useQueries({
    queries: asked.map(({ operationId }) => ({
      queryKey: [...OPERATIONS_KEY, 'side', operationId],
      queryFn: () => look(operationId, load),
      refetchInterval: (query: { state: { data: Look<Result> | undefined } }) =>
        query.state.data !== undefined && hasEnded(query.state.data.operation) ? (false as const) : LOOK_MS,
    })),
  });
  const send = async (wishes: readonly Wish[], before: readonly Asked[]) => {
    setRefusal(null);
    const sent = await Promise.allSettled(wishes.map(({ order }) => order()));
    const taken = sent.flatMap((one, index): Asked[] =>
      one.status === 'fulfilled' ? [{ operationId: one.value, name: wishes[index]?.name ?? '' }] : [],
    );
    if (taken.length > 0) edit({ of, asked: [...before, ...taken] });
    const refused = sent.find((one) => one.status === 'rejected');
    if (refused !== undefined) setRefusal(toFailure(refused.reason));
  };
  return {
    orders: asked.map((one, index) => {
      const { data, error = null } = answers[index] ?? {};
      return {
        ...one,
        progress: data?.operation.progress ?? 0,
        result: data?.result ?? null,
        failure: failureOf(data?.operation, error),
      };
    }),
    refusal,
    ask: (wish) => void send([wish], asked),
    replaceAll: (wishes) => void send(wishes, []),
    drop: ({ operationId, failure, result }) => {
      edit({ asked: asked.filter((one) => one.operationId !== operationId) });
      if (failure === null && result === null)
        cancelOperation(operationId).catch((error: unknown) => setRefusal(toFailure(error)));
    },
  };
}

interface Look<Result> {
  operation: ActivityItem;
  result: Result | null;
}

async function look<Result>(
  operation_id: string,
  load: (operationId: string) => Promise<Result>,
): Promise<Look<Result>> {
  const operation = await answerOf(
    atelier.account.GET('/operations/{operation_id}', { params: { path: { operation_id } } }),
  );
  return { operation, result: operation.status === 'SUCCESS' ? await load(operation_id) : null };
}

function failureOf(operation: ActivityItem | undefined, error: Error | null): AtelierFailure | null {
  if (error !== null) return toFailure(error);
  if (operation === undefined || !hasEnded(operation) || operation.status === 'SUCCESS') return null;
  return new AtelierFailure(operation.error ?? workTexts.failed);
}
