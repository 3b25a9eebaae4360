import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { usageTexts as texts } from '../../texts/en/usage.ts';
import { OPERATIONS_KEY } from '../../work/operations.ts';
import type { LedgerEntry } from './Ledger.tsx';
import styles from './Usage.module.css';

/** As many rows as the server gives at once. */
const PAGE = 500;

/** What each kind of work took since a moment, the dearest first. */
export function OperationTotals({ since }: { since: string }) {
  const { data: entries } = useQuery({
    queryKey: [...OPERATIONS_KEY, 'usage', since],
    queryFn: () => readUsage(since),
  });
  const totals = totalsOf(entries ?? []);
  const most = totals[0]?.credits ?? 0;
  if (totals.length === 0) return null;
  return (
    <section className={styles.totals}>
      <h3>{texts.byOperation}</h3>
      <ul>
        {totals.map(({ operation, credits, orders }) => (
          <li key={operation} className={styles.total}>
            <span>{texts.operation(operation)}</span>
            <span className={styles.bar} aria-hidden>
              <span style={{ width: `${most === 0 ? 0 : (100 * credits) / most}%` }} />
            </span>
            <span className={styles.sum}>
              {texts.credits(credits)} <small>{texts.orders(orders)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every row of the ledger since a moment. @throws AtelierFailure */
async function readUsage(from: string): Promise<LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  for (;;) {
    const query = { from, limit: PAGE, offset: all.length };
    const { entries, total } = await answerOf(
      atelier.imageStudio.GET('/image-studio/credits/usage', { params: { query } }),
    );
    all.push(...entries);
    if (entries.length === 0 || all.length >= total) return all;
  }
}

interface Total {
  operation: string;
  credits: number;
  orders: number;
}

/** What was given back counts nowhere. */
function totalsOf(entries: readonly LedgerEntry[]): Total[] {
  const totals = new Map<string, Total>();
  for (const { operation, credits, status } of entries) {
    if (status === 'released') continue;
    const before = totals.get(operation) ?? { operation, credits: 0, orders: 0 };
    totals.set(operation, { operation, credits: before.credits + credits, orders: before.orders + 1 });
  }
  return [...totals.values()].toSorted((a, b) => b.credits - a.credits);
}
