import { Link } from 'wouter';
import type { Place } from '../../app/places.ts';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { Badge } from '../../ui/Badge.tsx';
import styles from './StudioCard.module.css';
import { type StudioPictures, studioPictures } from './studio-pictures.ts';

export interface StudioCardProps {
  place: Place;
  /** What the cheapest thing there takes; undefined where nothing is known of prices. */
  credits: number | undefined;
  isAway: boolean;
}

/** A studio: what it makes, what it is for, what it costs, and whether it works right now. */
export function StudioCard({ place, credits, isAway }: StudioCardProps) {
  const { path, label, icon: Icon, screen } = place;
  const pictures = studioPictures(screen);
  return (
    <Link href={path} className={styles.card} data-pictured={pictures !== undefined || undefined}>
      {pictures !== undefined && <Preview pictures={pictures} />}
      <span className={styles.words}>
        <Icon aria-hidden />
        <span className={styles.name}>
          {label}
          {credits !== undefined && <Badge>{texts.from(credits)}</Badge>}
          {isAway && <Badge tone="warn">{texts.unavailable}</Badge>}
        </span>
        <span className={styles.purpose}>{texts.purposes[screen]}</span>
      </span>
    </Link>
  );
}

/** Half before, half after; all of the after when pointer or focus is on the card. */
function Preview({ pictures: { before, after } }: { pictures: StudioPictures }) {
  return (
    <span aria-hidden className={styles.preview}>
      <img src={after} alt="" width={480} height={320} loading="lazy" decoding="async" />
      {before !== undefined && (
        <span className={styles.before}>
          <img src={before} alt="" width={480} height={320} loading="lazy" decoding="async" />
        </span>
      )}
    </span>
  );
}
