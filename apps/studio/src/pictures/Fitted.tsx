import type { CSSProperties, ReactNode } from 'react';
import styles from './Fitted.module.css';

/** Room for one picture: as wide as there is, unless it would then be higher than the window. */
export function Fitted({ ratio, children }: { ratio: number; children: ReactNode }) {
  const proportions: CSSProperties & Record<'--ratio', number> = { '--ratio': ratio };
  return (
    <div className={styles.place}>
      <div className={styles.fitted} style={proportions}>
        {children}
      </div>
    </div>
  );
}
