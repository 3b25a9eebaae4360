import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import type { Credits } from '@atelier/sdk';
import { Link } from 'wouter';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './Dashboard.module.css';

/** What this month took, with the way to what it was taken for. */
export function CreditsThisMonth({ credits }: { credits: Credits }) {
  const { used, reserved, monthly_allowance: allowance } = credits;
  return (
    <Link href={STUDIO_SCREENS.usage} className={styles.credits}>
      <span>{allowance === null ? texts.used(used) : texts.usedOf(used, allowance)}</span>
      {allowance !== null && allowance > 0 && (
        <ProgressBar label={texts.usedShare} value={Math.min(1, (used + reserved) / allowance)} />
      )}
    </Link>
  );
}
