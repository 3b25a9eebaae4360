import { momentOf } from '../../texts/en/moments.ts';
import { usageTexts as texts } from '../../texts/en/usage.ts';
import { Badge } from '../../ui/Badge.tsx';
import styles from './Usage.module.css';

/** A row of the ledger, as much of it as is shown. */
export interface LedgerEntry {
  id: string;
  operation: string;
  provider: string;
  model: string;
  images: number;
  credits: number;
  status: 'reserved' | 'charged' | 'released';
  created_at: string;
}

const TONES = { reserved: 'neutral', charged: 'good', released: 'warn' } as const;
const { columns } = texts;

/** Order by order what was charged, set aside or given back. Phones leave out who made it. */
export function Ledger({ entries }: { entries: readonly LedgerEntry[] }) {
  return (
    <table className={styles.ledger}>
      <thead>
        <tr>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col" className={styles.wide}>
            {columns.who}
          </th>
          <th scope="col" className={styles.number}>
            {columns.credits}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>{momentOf(entry.created_at)}</td>
            <td>
              {texts.operation(entry.operation)}
              <small>{texts.images(entry.images)}</small>
            </td>
            <td className={styles.wide}>
              {entry.provider}
              <small>{entry.model}</small>
            </td>
            <td className={styles.number}>
              {entry.credits.toLocaleString('en')}{' '}
              <Badge tone={TONES[entry.status]}>{texts.states[entry.status]}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
