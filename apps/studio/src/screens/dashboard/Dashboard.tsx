import { useSignedIn } from '../../api/session.ts';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { Page } from '../../ui/Page.tsx';
import { CreditsThisMonth } from './CreditsThisMonth.tsx';
import styles from './Dashboard.module.css';
import { QuickActions } from './QuickActions.tsx';
import { RecentWork } from './RecentWork.tsx';
import { StartWithPhoto } from './StartWithPhoto.tsx';
import { StudioCards } from './StudioCards.tsx';

/** Where everything begins: a photo, what was made last, and every studio. */
export default function Dashboard() {
  const { credits } = useSignedIn();
  return (
    <Page title={texts.heading} actions={<QuickActions />}>
      {credits !== null && <CreditsThisMonth credits={credits} />}
      <div className={styles.start}>
        <StartWithPhoto />
        <RecentWork />
      </div>
      <StudioCards />
    </Page>
  );
}
