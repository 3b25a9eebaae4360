import { Notice } from './Notice.tsx';
import styles from './Warnings.module.css';

/** What the server says about a result besides the result: one notice, however much there is to say. */
export function Warnings({ of, tone = 'neutral' }: { of: readonly string[]; tone?: 'neutral' | 'warn' }) {
  if (of.length === 0) return null;
  return (
    <Notice tone={tone}>
      <ul className={styles.list}>
        {of.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  );
}
