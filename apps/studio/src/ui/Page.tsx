import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

export interface PageProps {
  title: string;
  /** One sentence on what the screen is for. */
  purpose?: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every screen: its title, which is also the window's, and what it is for. */
export function Page({ title, purpose, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Atelier`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {purpose !== undefined && <p className={styles.purpose}>{purpose}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Controls beside their result; one below the other on phones. */
export function Workbench({ controls, result }: { controls: ReactNode; result: ReactNode }) {
  return (
    <div className={styles.workbench}>
      <div className={styles.controls}>{controls}</div>
      <div className={styles.result}>{result}</div>
    </div>
  );
}
