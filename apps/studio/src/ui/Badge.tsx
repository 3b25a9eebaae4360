import type { ReactNode } from 'react';
import styles from './Badge.module.css';

/** A word or two about something: its state, its price. */
export function Badge({
  tone = 'neutral',
  children,
}: {
  tone?: 'neutral' | 'good' | 'warn' | 'bad' | 'accent';
  children: ReactNode;
}) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}

/** Keys to press. */
export function Keys({ children }: { children: string }) {
  return <kbd className={styles.keys}>{children}</kbd>;
}
