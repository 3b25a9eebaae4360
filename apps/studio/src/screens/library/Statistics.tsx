import { showBytes } from '../../pictures/picture-file.ts';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { sourceName } from './asset-words.ts';
import styles from './Library.module.css';
import { useStatistics } from './use-library.ts';

/** How much there is, where it came from, and what was spent month by month. */
export function Statistics({ onClose }: { onClose: () => void }) {
  const { data } = useStatistics();
  return (
    <Dialog open onClose={onClose} look="drawer" title={texts.statistics}>
      {data === undefined ? (
        <Skeleton ratio={1} />
      ) : (
        <div className={styles.details}>
          <Facts
            of={[
              [texts.statisticsTotal, data.total.toLocaleString()],
              [texts.favourites, data.favorites_count.toLocaleString()],
              [texts.statisticsBytes, showBytes(data.storage_bytes)],
              [texts.facts.cost, data.total_cost.toLocaleString()],
            ]}
          />
          <Bars
            title={texts.statisticsMonths}
            of={Object.entries(data.by_month).map(([month, { total, cost }]) => ({
              name: monthName(month),
              value: cost,
              shown: texts.statisticsMonth(cost, total),
            }))}
          />
          <Bars title={texts.statisticsSources} of={counts(data.by_source, sourceName)} />
          <Bars title={texts.statisticsProviders} of={counts(data.by_provider, (id) => id)} />
          <Bars title={texts.statisticsTags} of={counts(data.by_tag, (tag) => tag)} />
        </div>
      )}
    </Dialog>
  );
}

interface Bar {
  name: string;
  value: number;
  shown: string;
}

/** As many as can be taken in at a glance. */
const MOST_BARS = 12;

function Bars({ title, of }: { title: string; of: readonly Bar[] }) {
  if (of.length === 0) return null;
  const most = Math.max(...of.map(({ value }) => value), 1);
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.bars}>
        {of.slice(0, MOST_BARS).map(({ name, value, shown }) => (
          <li key={name}>
            <span>{name}</span>
            <small>{shown}</small>
            <span aria-hidden className={styles.share} style={{ width: `${(100 * value) / most}%` }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function counts(by: Record<string, number>, nameOf: (id: string) => string): Bar[] {
  return Object.entries(by)
    .map(([id, value]) => ({ name: nameOf(id), value, shown: value.toLocaleString() }))
    .toSorted((one, other) => other.value - one.value);
}

/** `2026-01` → `January 2026`, in the reader's language. */
function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(undefined, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
