import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { LogOut } from 'lucide-react';
import { Link } from 'wouter';
import { showShortcut } from '../../actions/shortcuts.ts';
import { signOut, useSignedIn } from '../../api/session.ts';
import { LISTED_PLACES } from '../../app/places.ts';
import { setTheme, THEMES, useTheme } from '../../shell/theme.ts';
import { navigationTexts } from '../../texts/en/navigation.ts';
import { settingsTexts as texts } from '../../texts/en/settings.ts';
import { Keys } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProductEngine } from './ProductEngine.tsx';
import styles from './Settings.module.css';

/** The account, the look of the studio, its shortcuts, and the way out. */
export default function SettingsScreen() {
  const theme = useTheme();
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Account />
          <ProductEngine />
          <Panel title={texts.look}>
            <Choice
              label={texts.theme}
              value={theme}
              onChange={setTheme}
              options={THEMES.map((value) => ({ value, label: navigationTexts.themes[value] }))}
            />
          </Panel>
          <Panel title={texts.signingOut}>
            <p className={styles.hint}>{texts.signOutHint}</p>
            <Button className={styles.out} icon={LogOut} onClick={() => void signOut()}>
              {texts.signOut}
            </Button>
          </Panel>
        </div>
        <Shortcuts />
      </div>
    </Page>
  );
}

function Account() {
  const { account, limits } = useSignedIn();
  const { facts } = texts;
  const rows = [
    [facts.name, account?.name],
    [facts.plan, account?.plan],
    [facts.id, account?.id],
    [facts.subscription, account?.subscription_id],
    [facts.upload, texts.megabytes(limits.max_upload_bytes)],
    [facts.kept, texts.days(limits.image_ttl_days)],
  ];
  return (
    <Panel title={texts.account}>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{texts.subscriptionHint}</p>
      <nav className={styles.links} aria-label={texts.more}>
        {(['usage', 'keys', 'providers'] as const).map((screen) => (
          <Button key={screen} size="sm" render={<Link href={STUDIO_SCREENS[screen]} />}>
            {navigationTexts.screens[screen]}
          </Button>
        ))}
      </nav>
    </Panel>
  );
}

function Shortcuts() {
  return (
    <Panel title={texts.shortcuts}>
      <p className={styles.hint}>{texts.shortcutsHint}</p>
      <ul className={styles.shortcuts}>
        <li>
          {navigationTexts.palette} <Keys>{showShortcut('Mod+k')}</Keys>
        </li>
        {LISTED_PLACES.map(
          ({ screen, label, shortcut }) =>
            shortcut !== undefined && (
              <li key={screen}>
                {label} <Keys>{showShortcut(shortcut)}</Keys>
              </li>
            ),
        )}
      </ul>
    </Panel>
  );
}
