import type { Credits } from '@atelier/sdk';
import { dayOf } from '../../texts/en/moments.ts';
import { usageTexts as texts } from '../../texts/en/usage.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './Usage.module.css';

/** What is left of the month, in a number and a bar. */
export function Balance({ credits }: { credits: Credits }) {
  const { plan, monthly_allowance: allowance, used, reserved, remaining, resets_at: resets } = credits;
  return (
    <div className={styles.balance}>
      <p className={styles.left}>
        {remaining === null ? (
          <strong>{texts.unlimited}</strong>
        ) : (
          <>
            <strong>{remaining.toLocaleString('en')}</strong> {texts.left}
          </>
        )}
        {allowance !== null && <span>{texts.allowance(allowance)}</span>}
      </p>
      {allowance !== null && allowance > 0 && (
        <ProgressBar label={texts.progress} value={Math.min(1, (used + reserved) / allowance)} />
      )}
      <ul className={styles.facts}>
        <li>{texts.plan(plan)}</li>
        <li>{texts.used(used)}</li>
        {reserved > 0 && <li>{texts.reserved(reserved)}</li>}
        <li>{texts.resets(dayOf(resets))}</li>
      </ul>
    </div>
  );
}
