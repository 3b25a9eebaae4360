import styles from './Skeleton.module.css';
import { wholeInSight } from './whole-in-sight.ts';

/** The shape of something that is on its way. `ratio` is width / height; without one, a line of text. */
export function Skeleton({ ratio, width }: { ratio?: number; width?: string }) {
  return (
    <span
      aria-hidden
      className={styles.skeleton}
      style={{ aspectRatio: ratio, width, height: ratio === undefined ? '1em' : undefined }}
    />
  );
}

/** The shapes of several pictures of the same proportions; one alone is as large as the picture will be. */
export function PlaceholderGrid({ count, ratio }: { count: number; ratio: number }) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return (
    <div
      className={count === 1 ? styles.one : styles.grid}
      style={count === 1 ? { maxWidth: wholeInSight(ratio) } : undefined}
    >
      {numbers.map((number) => (
        <Skeleton key={number} ratio={ratio} />
      ))}
    </div>
  );
}
