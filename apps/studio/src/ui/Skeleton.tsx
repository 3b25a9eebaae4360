import styles from './Skeleton.module.css';

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
