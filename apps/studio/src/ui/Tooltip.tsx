import { Tooltip as Base, TooltipAnchor, TooltipProvider } from '@ariakit/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import styles from './Tooltip.module.css';

const PATIENCE_MS = 400;

/** Words that show when the pointer or the focus rests on `children`, which must have a name of its own. */
export function Tooltip({
  label,
  placement = 'top',
  children,
}: {
  label: ReactNode;
  /** `top-start`: above, from where the anchor begins; for long ones. */
  placement?: 'top' | 'top-start';
  children: ReactElement;
}) {
  return (
    <TooltipProvider timeout={PATIENCE_MS} placement={placement}>
      <TooltipAnchor render={children} />
      <Base gutter={6} className={styles.tooltip}>
        {label}
      </Base>
    </TooltipProvider>
  );
}
