import { answerOf } from '@atelier/sdk';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Coins } from 'lucide-react';
import { atelier } from '../../api/atelier.ts';
import { usageTexts as texts } from '../../texts/en/usage.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import { OPERATIONS_KEY } from '../../work/operations.ts';
import { Balance } from './Balance.tsx';
import { Ledger } from './Ledger.tsx';
import { OperationTotals } from './OperationTotals.tsx';

const PAGE = 50;
/** The shape of the balance while it is on its way. */
const BALANCE_RATIO = 4;

/** Credits: what there is, what was spent on what. */
export default function UsageScreen() {
  // Beneath the operations: what ends changes the balance.
  const balance = useQuery({
    queryKey: [...OPERATIONS_KEY, 'credits'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/credits')),
  });
  const ledger = useLedger();
  const entries = ledger.data?.pages.flatMap((page) => page.entries);
  const error = balance.error ?? ledger.error;
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      <Panel title={texts.month}>
        {balance.data === undefined ? (
          <PlaceholderGrid count={1} ratio={BALANCE_RATIO} />
        ) : (
          <>
            <Balance credits={balance.data} />
            <OperationTotals since={balance.data.period_start} />
          </>
        )}
      </Panel>
      {entries?.length === 0 && (
        <EmptyState icon={Coins} title={texts.emptyTitle}>
          {texts.emptyHint}
        </EmptyState>
      )}
      {entries !== undefined && entries.length > 0 && (
        <Panel title={texts.ledger}>
          <Ledger entries={entries} />
          {ledger.hasNextPage && (
            <Button disabled={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
              {texts.more}
            </Button>
          )}
        </Panel>
      )}
    </Page>
  );
}

function useLedger() {
  return useInfiniteQuery({
    queryKey: [...OPERATIONS_KEY, 'ledger'],
    queryFn: ({ pageParam: offset }) =>
      answerOf(
        atelier.imageStudio.GET('/image-studio/credits/usage', {
          params: { query: { offset, limit: PAGE } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ offset, entries, total }) => {
      const next = offset + entries.length;
      return entries.length > 0 && next < total ? next : null;
    },
  });
}
