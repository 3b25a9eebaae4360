import { PLACES } from '../../app/places.ts';
import { usageTexts as texts } from '../../texts/en/usage.ts';
import type { LedgerEntry } from './Ledger.tsx';
import { daysIn, type Month } from './month.ts';
import { dayTotals, type StudioTotal, studioTotals } from './month-totals.ts';
import styles from './Usage.module.css';

/** What a month took: day by day, and studio by studio with what was done there. */
export function MonthTotals({ month, entries }: { month: Month; entries: readonly LedgerEntry[] }) {
  const studios = studioTotals(entries);
  const credits = studios.reduce((sum, studio) => sum + studio.credits, 0);
  if (studios.length === 0) return <p className={styles.nothing}>{texts.nothingSpent}</p>;
  return (
    <>
      <p className={styles.left}>
        <strong>{credits.toLocaleString('en')}</strong> {texts.spent}
      </p>
      <div>
        <Days totals={dayTotals(entries, daysIn(month))} />
        <p aria-hidden className={styles.ends}>
          <span>1</span>
          <span>{daysIn(month)}</span>
        </p>
      </div>
      <section className={styles.totals}>
        <h3>{texts.byStudio}</h3>
        <ul>
          {studios.map((studio) => (
            <StudioRow key={studio.screen} studio={studio} most={studios[0]?.credits ?? 0} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Days({ totals }: { totals: readonly number[] }) {
  const most = Math.max(...totals);
  return (
    <ol className={styles.days} aria-label={texts.byDay}>
      {totals.map((credits, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: days keep their places
        <li key={index} title={texts.onDay(index + 1, credits)}>
          <span style={{ height: `${most === 0 ? 0 : (100 * credits) / most}%` }} />
          <span className="visually-hidden">{texts.onDay(index + 1, credits)}</span>
        </li>
      ))}
    </ol>
  );
}

function StudioRow({ studio, most }: { studio: StudioTotal; most: number }) {
  const place = PLACES.find(({ screen }) => screen === studio.screen);
  const Icon = place?.icon;
  return (
    <li className={styles.total}>
      <span className={styles.studio}>
        {Icon !== undefined && <Icon aria-hidden />}
        {place?.label}
      </span>
      <span className={styles.bar} aria-hidden>
        <span style={{ width: `${most === 0 ? 0 : (100 * studio.credits) / most}%` }} />
      </span>
      <span className={styles.sum}>
        {texts.credits(studio.credits)} <small>{texts.images(studio.pictures)}</small>
      </span>
      {studio.operations.length > 1 && (
        <small className={styles.operations}>
          {studio.operations
            .map(({ name, credits, orders }) => texts.operationSum(texts.operation(name), orders, credits))
            .join(' · ')}
        </small>
      )}
    </li>
  );
}
