import { Link, useLocation } from 'wouter';
import { LISTED_PLACES, type Place, type PlaceGroup } from '../app/places.ts';
import { navigationTexts as texts } from '../texts/en/navigation.ts';
import styles from './Navigation.module.css';

const GROUPS: readonly PlaceGroup[] = ['start', 'products', 'pictures', 'assets', 'account'];

/** All studios, by what they are for. */
export function Navigation() {
  const [path] = useLocation();
  return (
    <nav aria-label={texts.navigation} className={styles.navigation}>
      {GROUPS.map((group) => {
        const places = LISTED_PLACES.filter((place) => place.group === group);
        if (places.length === 0) return null;
        const heading = texts.groups[group];
        return (
          <div key={group}>
            {heading !== '' && <h2 className={styles.heading}>{heading}</h2>}
            <ul>
              {places.map((place) => (
                <li key={place.screen}>
                  <PlaceLink place={place} isHere={isHere(path, place)} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function PlaceLink({ place: { path, label, icon: Icon }, isHere }: { place: Place; isHere: boolean }) {
  return (
    <Link href={path} className={styles.place} aria-current={isHere ? 'page' : undefined}>
      <Icon aria-hidden />
      {label}
    </Link>
  );
}

/** A screen is also marked while one below it is shown that has no place of its own. */
function isHere(path: string, place: Place): boolean {
  if (place.path === path) return true;
  const hasOwnPlace = LISTED_PLACES.some((other) => other.path === path);
  return !hasOwnPlace && place.path !== '/' && path.startsWith(`${place.path}/`);
}
