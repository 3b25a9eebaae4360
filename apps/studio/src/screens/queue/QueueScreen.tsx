import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { answerOf } from '@atelier/sdk';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ListOrdered } from 'lucide-react';
import { Link } from 'wouter';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { queueTexts as texts } from '../../texts/en/queue.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { OPERATIONS_KEY } from '../../work/operations.ts';
import { EndedRow, RunningRow } from './OperationRow.tsx';
import styles from './Queue.module.css';

/** So often a running list is looked at again; what begins and ends is told by events. */
const LOOK_MS = 1500;
const MOST_RUNNING = 100;
const PAGE = 20;
const ENDED = 'SUCCESS,FAILED,ABORTED,CANCELLED';
const STATUSES_OF = {
  all: ENDED,
  SUCCESS: 'SUCCESS',
  FAILED: 'FAILED,ABORTED',
  CANCELLED: 'CANCELLED',
} as const;
type Filter = keyof typeof STATUSES_OF;
const FILTERS = ['all', 'SUCCESS', 'FAILED', 'CANCELLED'] as const satisfies readonly Filter[];
const INITIAL: { filter: Filter } = { filter: 'all' };

/** What the account has at work, how far it is, and what it had. */
export default function QueueScreen() {
  const [{ filter }, edit] = useDraft('queue', INITIAL);
  const running = useRunning();
  const ended = useEnded(STATUSES_OF[filter]);
  const operations = ended.data?.pages.flatMap((page) => page.operations);
  const error = running.error ?? ended.error;
  const isEmpty = filter === 'all' && running.data?.length === 0 && operations?.length === 0;
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      <p className="visually-hidden" role="status">
        {running.data !== undefined && texts.runningCount(running.data.length)}
      </p>
      {isEmpty ? (
        <EmptyState
          icon={ListOrdered}
          title={texts.emptyTitle}
          action={<Button render={<Link href={STUDIO_SCREENS.create} />}>{texts.toStart}</Button>}
        >
          {texts.emptyHint}
        </EmptyState>
      ) : (
        <>
          <Panel title={texts.running}>
            {running.data?.length === 0 && <p className={styles.nothing}>{texts.nothingRunning}</p>}
            <ul className={styles.rows} aria-busy={running.data === undefined}>
              {running.data === undefined ? (
                <PlaceholderRow />
              ) : (
                running.data.map((operation) => <RunningRow key={operation.id} operation={operation} />)
              )}
            </ul>
          </Panel>
          <Panel title={texts.ended}>
            <Choice
              label={texts.filter}
              look="chips"
              value={filter}
              onChange={(value) => edit({ filter: value })}
              options={FILTERS.map((value) => ({ value, label: texts.filters[value] }))}
            />
            {operations?.length === 0 && <p className={styles.nothing}>{texts.noneOfThese}</p>}
            <ul className={styles.rows} aria-busy={operations === undefined}>
              {operations === undefined ? (
                <PlaceholderRow />
              ) : (
                operations.map((operation) => <EndedRow key={operation.id} operation={operation} />)
              )}
            </ul>
            {ended.hasNextPage && (
              <Button disabled={ended.isFetchingNextPage} onClick={() => void ended.fetchNextPage()}>
                {texts.more}
              </Button>
            )}
          </Panel>
        </>
      )}
    </Page>
  );
}

function useRunning() {
  return useQuery({
    queryKey: [...OPERATIONS_KEY, 'running'],
    queryFn: async () => {
      const query = { status: 'CREATED,IN_PROGRESS,PAUSED', limit: MOST_RUNNING };
      const { operations } = await answerOf(atelier.account.GET('/operations', { params: { query } }));
      // Newest first as it comes; a line is read from its head.
      return operations.toReversed();
    },
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.length > 0 ? LOOK_MS : false),
  });
}

function useEnded(status: string) {
  return useInfiniteQuery({
    queryKey: [...OPERATIONS_KEY, 'ended', status],
    queryFn: ({ pageParam }) => {
      const page = pageParam === '' ? {} : { cursor: pageParam };
      return answerOf(
        atelier.account.GET('/operations', { params: { query: { status, limit: PAGE, ...page } } }),
      );
    },
    initialPageParam: '',
    getNextPageParam: ({ next_cursor: next }) => next,
  });
}

function PlaceholderRow() {
  return (
    <li className={styles.row}>
      <Skeleton ratio={1} />
      <Skeleton width="60%" />
    </li>
  );
}
