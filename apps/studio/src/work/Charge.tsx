import { useSignedIn } from '../api/session.ts';
import { workTexts as texts } from '../texts/en/work.ts';
import styles from './Price.module.css';

/** What some work really took, once it has ended; nothing where that is not known. */
export function Charge({ credits }: { credits: number | null }) {
  const left = useSignedIn().credits?.remaining ?? null;
  if (credits === null) return <span />;
  return <p className={styles.price}>{texts.charged(credits, left)}</p>;
}
