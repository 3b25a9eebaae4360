import { Link, useLocation } from 'wouter';
import { SCREENS, type ScreenEntry, type ScreenGroup } from '../app/screens.ts';
import { navigationTexts as texts } from '../texts/en/navigation.ts';
import styles from './Navigation.module.css';

const GROUPS: readonly ScreenGroup[] = ['start', 'products', 'pictures', 'assets', 'account'];

/** All studios, by what they are for. */
export function Navigation() {
  const [path] = useLocation();
  return (
    <nav aria-label={texts.navigation} className={styles.navigation}>
      {GROUPS.map((group) => {
        const entries = SCREENS.filter((entry) => entry.group === group && entry.isListed);
        if (entries.length === 0) return null;
        const heading = texts.groups[group];
        return (
          <div key={group}>
            {heading !== '' && <h2 className={styles.heading}>{heading}</h2>}
            <ul>
              {entries.map((entry) => (
                <li key={entry.screen}>
                  <Place entry={entry} isHere={isHere(path, entry)} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function Place({ entry: { path, label, icon: Icon }, isHere }: { entry: ScreenEntry; isHere: boolean }) {
  return (
    <Link href={path} className={styles.place} aria-current={isHere ? 'page' : undefined}>
      <Icon aria-hidden />
      {label}
    </Link>
  );
}

/** A screen is also marked while one below it is shown that has no place of its own. */
function isHere(path: string, entry: ScreenEntry): boolean {
  if (entry.path === path) return true;
  const hasOwnPlace = SCREENS.some((other) => other.isListed && other.path === path);
  return !hasOwnPlace && entry.path !== '/' && path.startsWith(`${entry.path}/`);
}
