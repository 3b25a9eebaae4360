import { useSignedIn } from '../../api/session.ts';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { Page } from '../../ui/Page.tsx';
import styles from './Dashboard.module.css';
import { RecentWork } from './RecentWork.tsx';
import { StartWithPhoto } from './StartWithPhoto.tsx';
import { StudioCards } from './StudioCards.tsx';

/** Where everything begins: a photo, what was made last, and every studio. */
export default function Dashboard() {
  const { credits } = useSignedIn();
  return (
    <Page title={texts.heading} {...(credits === null ? {} : { purpose: usage(credits) })}>
      <div className={styles.start}>
        <StartWithPhoto />
        <RecentWork />
      </div>
      <StudioCards />
    </Page>
  );
}

function usage({
  used,
  monthly_allowance: allowance,
}: {
  used: number;
  monthly_allowance: number | null;
}): string {
  return allowance === null ? texts.used(used) : texts.usedOf(used, allowance);
}
