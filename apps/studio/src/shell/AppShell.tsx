import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { BookOpen, LogOut, Menu as MenuIcon, Monitor, Moon, Search, Sun } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Action, useActions } from '../actions/actions.ts';
import { showShortcut, useShortcuts } from '../actions/shortcuts.ts';
import { signOut, useSignedIn } from '../api/session.ts';
import { LISTED_PLACES } from '../app/places.ts';
import { navigationTexts as texts } from '../texts/en/navigation.ts';
import { Keys } from '../ui/Badge.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useEvents } from '../work/operations.ts';
import styles from './AppShell.module.css';
import { CommandPalette } from './CommandPalette.tsx';
import { CreditBalance } from './CreditBalance.tsx';
import { Navigation } from './Navigation.tsx';
import { setTheme, THEMES, type Theme, useTheme } from './theme.ts';

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** The frame around every screen: navigation, balance, theme, palette. */
export function AppShell({ children }: { children: ReactNode }) {
  const [path, navigate] = useLocation();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isNavigationOpen, setNavigationOpen] = useState(false);
  const theme = useTheme();
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(path);

  useShortcuts();
  useEvents();
  useActions(generalActions({ navigate, openPalette: () => setPaletteOpen(true) }));
  useEffect(() => {
    setNavigationOpen(false);
    if (shownPath.current === path) return;
    shownPath.current = path;
    window.scrollTo(0, 0);
    // The next stop of the Tab key is the screen that was gone to, not whatever led there.
    main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {texts.skip}
      </a>
      <header className={styles.top}>
        <span className={styles.opener}>
          <IconButton icon={MenuIcon} label={texts.openNavigation} onClick={() => setNavigationOpen(true)} />
        </span>
        <Brand />
        <button type="button" className={styles.search} onClick={() => setPaletteOpen(true)}>
          <Search aria-hidden />
          <span>{texts.palette}</span>
          <Keys>{showShortcut('Mod+k')}</Keys>
        </button>
        <div className={styles.tools}>
          <CreditBalance />
          <IconButton
            icon={THEME_ICONS[theme]}
            label={texts.switchTheme(texts.themes[theme])}
            onClick={() => setTheme(nextTheme)}
          />
        </div>
      </header>
      <aside className={styles.side}>
        <Navigation />
      </aside>
      <main id="content" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Dialog
        open={isNavigationOpen}
        onClose={() => setNavigationOpen(false)}
        title={texts.navigation}
        look="drawer"
      >
        <Navigation />
      </Dialog>
      <CommandPalette open={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
    </div>
  );
}

function Brand() {
  const { account } = useSignedIn();
  return (
    <Link href={STUDIO_SCREENS.home} className={styles.brand}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="currentColor" />
        <path className={styles.garment} d="M11 7l5 3 5-3 5 4-3 4-2-1v11H11V14l-2 1-3-4z" />
      </svg>
      <span>
        Atelier
        {account !== null && <small>{account.name}</small>}
      </span>
    </Link>
  );
}

interface General {
  navigate: (path: string) => void;
  openPalette: () => void;
}

/** What can be done on every screen. */
function generalActions({ navigate, openPalette }: General): Action[] {
  const screens = LISTED_PLACES.map(
    ({ screen, label, icon, path, shortcut }): Action => ({
      id: `go.${screen}`,
      label,
      group: texts.goTo,
      icon,
      run: () => navigate(path),
      ...(shortcut === undefined ? {} : { shortcut }),
    }),
  );
  const themes = THEMES.map(
    (theme: Theme): Action => ({
      id: `theme.${theme}`,
      label: texts.switchTheme(texts.themes[theme]),
      group: texts.general,
      icon: THEME_ICONS[theme],
      run: () => setTheme(theme),
    }),
  );
  return [
    {
      id: 'palette',
      label: texts.palette,
      group: texts.general,
      icon: Search,
      shortcut: 'Mod+k',
      run: openPalette,
    },
    ...screens,
    ...themes,
    {
      id: 'docs',
      label: texts.apiReference,
      group: texts.general,
      icon: BookOpen,
      run: () => window.open('/docs', '_blank', 'noopener'),
    },
    { id: 'sign-out', label: texts.signOut, group: texts.general, icon: LogOut, run: () => void signOut() },
  ];
}
