import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { type ActivityItem, answerOf, hasEnded, watchOperations } from '@atelier/sdk';
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { atelier } from '../api/atelier.ts';
import { isOutOfReach, queryClient } from '../api/query-client.ts';
import { refreshCredits } from '../api/session.ts';
import { navigationTexts } from '../texts/en/navigation.ts';
import { workTexts as texts } from '../texts/en/work.ts';
import { showToast } from '../ui/toasts.ts';
import { studioOf } from './work-store.ts';

const keyOf = (id: string) => ['operation', id] as const;
/** Lists of operations and of what they make: read again when one begins or ends. */
export const OPERATIONS_KEY = ['operations'] as const;
export const ASSETS_KEY = ['assets'] as const;

/** Events come faster; this is for streams that a proxy holds back. */
const LOOK_MS = 3000;

/** An operation of whatever API, as it is now. */
export function useOperation(id: string | null) {
  return useQuery({ ...operationQuery(id ?? ''), enabled: id !== null });
}

const operationQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf(id),
    queryFn: () =>
      answerOf(atelier.account.GET('/operations/{operation_id}', { params: { path: { operation_id: id } } })),
    refetchInterval: ({ state: { data, error } }) =>
      isOver(data) || (error !== null && !isOutOfReach(error)) ? false : LOOK_MS,
  });

/** Which of several operations go on; those of which nothing is known yet count as going on. */
export function useRunning(ids: readonly string[]): ReadonlySet<string> {
  return useQueries({
    queries: ids.map(operationQuery),
    combine: (all) =>
      new Set(ids.filter((_, index) => all[index]?.isError === false && !isOver(all[index]?.data))),
  });
}

function isOver(operation: ActivityItem | undefined): boolean {
  return operation !== undefined && hasEnded(operation);
}

/** Asks for an operation to be ended. @throws AtelierFailure */
export async function cancelOperation(id: string): Promise<void> {
  const operation = await answerOf(
    atelier.account.DELETE('/operations/{operation_id}', { params: { path: { operation_id: id } } }),
  );
  takeNotice(operation);
}

/** Listens for changes of operations while the studio is open. */
export function useEvents(): void {
  useEffect(() => {
    const stop = new AbortController();
    const onReset = () => void queryClient.invalidateQueries({ queryKey: OPERATIONS_KEY });
    void watchOperations(atelier, { onOperation: takeNotice, onReset }, stop.signal);
    return () => stop.abort();
  }, []);
}

/** What follows in the studio from a change of an operation. */
function takeNotice(operation: ActivityItem): void {
  const known = queryClient.getQueryData<ActivityItem>(keyOf(operation.id));
  if (known !== undefined && known.version > operation.version) return;
  queryClient.setQueryData(keyOf(operation.id), operation);
  if (known?.status === operation.status) return;
  void queryClient.invalidateQueries({ queryKey: OPERATIONS_KEY });
  if (!hasEnded(operation)) return;
  refreshCredits();
  void queryClient.invalidateQueries({ queryKey: ASSETS_KEY });
  if (known !== undefined) leadBack(operation);
}

/** Work that ends while its screen is not in sight is told of, with the way back. */
function leadBack({ id, status }: ActivityItem): void {
  const studio = Object.entries(STUDIO_SCREENS).find(([screen]) => screen === studioOf(id));
  if (studio === undefined || status === 'CANCELLED') return;
  const [screen, path] = studio;
  if (location.pathname === path) return;
  const name = Object.entries(navigationTexts.screens).find(([key]) => key === screen)?.[1] ?? '';
  showToast(status === 'SUCCESS' ? texts.endedElsewhere(name) : texts.failedElsewhere(name), {
    tone: status === 'SUCCESS' ? 'good' : 'bad',
    action: { label: texts.show, run: () => navigate(path) },
  });
}
