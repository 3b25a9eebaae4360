import styles from './ProgressBar.module.css';

/** How far work is; without `value` (0..1) only that it goes on. */
export function ProgressBar({ label, value }: { label: string; value?: number | undefined }) {
  const percent = value === undefined ? undefined : Math.round(value * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={styles.track}
      data-open={value === undefined || undefined}
    >
      <span
        className={styles.bar}
        style={{ width: percent === undefined ? undefined : `${Math.max(2, percent)}%` }}
      />
    </div>
  );
}
