import { Dialog as Base, DialogDismiss, DialogHeading } from '@ariakit/react/dialog';
import { X } from 'lucide-react';
import type { KeyboardEventHandler, ReactNode } from 'react';
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
  /** `wide`: a card for grids. `drawer`: at the side, full height. `full`: all there is, for editors and pictures. */
  look?: 'card' | 'wide' | 'drawer' | 'full';
  /** Keys that do something wherever the focus is in the window. */
  onKeyDown?: KeyboardEventHandler;
  /** Closes by its buttons only: Escape, and presses beside it, would lose what was done in it. */
  isKept?: boolean;
}

/** A window over the page: takes the focus, gives it back, closes with Escape. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, children, footer, look = 'card', onKeyDown, isKept = false } = props;
  return (
    <Base
      open={open}
      onClose={onClose}
      unmountOnHide
      hideOnEscape={!isKept}
      hideOnInteractOutside={!isKept}
      backdrop={<div className={styles.veil} />}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
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
