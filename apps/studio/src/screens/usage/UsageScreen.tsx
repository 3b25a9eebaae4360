import { ChevronLeft, ChevronRight, Coins } from 'lucide-react';
import { useState } from 'react';
import { usageTexts as texts } from '../../texts/en/usage.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import { Balance } from './Balance.tsx';
import { Ledger } from './Ledger.tsx';
import { MonthTotals } from './MonthTotals.tsx';
import { isSameMonth, type Month, monthAfter, monthOf } from './month.ts';
import styles from './Usage.module.css';
import { useBalance, useLedger, useMonth } from './use-usage.ts';

/** The shapes of what is on its way. */
const BALANCE_RATIO = 8;
const MONTH_RATIO = 4;

/** Credits: what there is, and month by month what was spent on what. */
export default function UsageScreen() {
  const [month, setMonth] = useState(() => monthOf(new Date()));
  const balance = useBalance();
  const spent = useMonth(month);
  const ledger = useLedger(month);
  const entries = ledger.data?.pages.flatMap((page) => page.entries);
  const error = balance.error ?? spent.error ?? ledger.error;
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      <Panel title={texts.balance}>
        {balance.data === undefined ? (
          <PlaceholderGrid count={1} ratio={BALANCE_RATIO} />
        ) : (
          <Balance credits={balance.data} />
        )}
      </Panel>
      <Panel title={texts.monthName(month)} aside={<MonthPicker month={month} onPick={setMonth} />}>
        {spent.data === undefined ? (
          <PlaceholderGrid count={1} ratio={MONTH_RATIO} />
        ) : (
          <MonthTotals month={month} entries={spent.data} />
        )}
      </Panel>
      {entries?.length === 0 && isSameMonth(month, monthOf(new Date())) && (
        <EmptyState icon={Coins} title={texts.emptyTitle}>
          {texts.emptyHint}
        </EmptyState>
      )}
      {entries !== undefined && entries.length > 0 && (
        <Panel title={texts.ledger}>
          <Ledger entries={entries} />
          {ledger.hasNextPage && (
            <Button
              className={styles.more}
              disabled={ledger.isFetchingNextPage}
              onClick={() => void ledger.fetchNextPage()}
            >
              {texts.more}
            </Button>
          )}
        </Panel>
      )}
    </Page>
  );
}

function MonthPicker({ month, onPick }: { month: Month; onPick: (month: Month) => void }) {
  const isLast = isSameMonth(month, monthOf(new Date()));
  return (
    <span className={styles.picker}>
      <IconButton
        icon={ChevronLeft}
        size="sm"
        label={texts.monthName(monthAfter(month, -1))}
        onClick={() => onPick(monthAfter(month, -1))}
      />
      <IconButton
        icon={ChevronRight}
        size="sm"
        label={isLast ? texts.noNextMonth : texts.monthName(monthAfter(month, 1))}
        disabled={isLast}
        onClick={() => onPick(monthAfter(month, 1))}
      />
    </span>
  );
}
