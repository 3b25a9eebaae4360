import { Coins } from 'lucide-react';
import { useSignedIn } from '../api/session.ts';
import { navigationTexts as texts } from '../texts/en/navigation.ts';
import styles from './CreditBalance.module.css';

/** Plan and what is left of its credits, always in sight. */
export function CreditBalance() {
  const { credits } = useSignedIn();
  if (credits === null) return null;
  const { remaining, plan } = credits;
  const words = remaining === null ? texts.creditsUnlimited : texts.creditsLeft(remaining);
  return (
    <span className={styles.balance} title={words} data-short={remaining === 0 || undefined}>
      <Coins aria-hidden />
      <span className="visually-hidden">{words}</span>
      <span aria-hidden>{remaining === null ? '∞' : remaining.toLocaleString()}</span>
      <span className={styles.plan}>{plan}</span>
    </span>
  );
}
