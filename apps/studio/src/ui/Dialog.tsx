import { Dialog as Base, DialogDismiss, DialogHeading } from '@ariakit/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { uiTexts } from '../texts/en/ui.ts';
import { classNames } from './class-names.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode;
  /** `drawer`: at the side, full height. `full`: all there is, for editors and pictures. */
  look?: 'card' | 'drawer' | 'full';
}

/** A window over the page: takes the focus, gives it back, closes with Escape. */
export function Dialog({ open, onClose, title, children, footer, look = 'card' }: DialogProps) {
  return (
    <Base
      open={open}
      onClose={onClose}
      unmountOnHide
      backdrop={<div className={styles.veil} />}
      className={classNames(styles.dialog, styles[look])}
    >
      <header className={styles.header}>
        <DialogHeading className={styles.title}>{title}</DialogHeading>
        <DialogDismiss className={styles.dismiss} aria-label={uiTexts.close}>
          <X aria-hidden />
        </DialogDismiss>
      </header>
      <div className={styles.body}>{children}</div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </Base>
  );
}
