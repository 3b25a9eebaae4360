import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { showShortcut } from '../actions/shortcuts.ts';
import { Keys } from './Badge.tsx';
import { Button } from './Button.tsx';
import styles from './OrderBar.module.css';

export interface OrderBarProps {
  label: string;
  icon: LucideIcon;
  /** What it costs or makes, above the button. */
  children?: ReactNode;
  isBusy: boolean;
  /** Why the order cannot be given, in sight. */
  disabledReason?: string | undefined;
  onOrder: () => void;
}

/** The main button of a studio, always in reach at the foot of its controls. */
export function OrderBar({ label, icon, children, isBusy, disabledReason, onOrder }: OrderBarProps) {
  return (
    <div className={styles.order}>
      {children !== undefined && <div className={styles.facts}>{children}</div>}
      <Button
        tone="primary"
        size="lg"
        icon={icon}
        disabled={disabledReason !== undefined || isBusy}
        onClick={onOrder}
      >
        {label} <Keys>{showShortcut('Mod+Enter')}</Keys>
      </Button>
      {disabledReason !== undefined && <small>{disabledReason}</small>}
    </div>
  );
}
