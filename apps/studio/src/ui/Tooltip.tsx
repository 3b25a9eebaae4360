import { Tooltip as Base, TooltipAnchor, TooltipProvider } from '@ariakit/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import styles from './Tooltip.module.css';

const PATIENCE_MS = 400;

/** Words that show when the pointer or the focus rests on `children`, which must have a name of its own. */
export function Tooltip({ label, children }: { label: ReactNode; children: ReactElement }) {
  return (
    <TooltipProvider timeout={PATIENCE_MS}>
      <TooltipAnchor render={children} />
      <Base gutter={6} className={styles.tooltip}>
        {label}
      </Base>
    </TooltipProvider>
  );
}
