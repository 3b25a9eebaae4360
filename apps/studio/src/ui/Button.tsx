import { Button as Base, type ButtonProps as BaseProps } from '@ariakit/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';
import { Tooltip } from './Tooltip.tsx';

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger';
export type ControlSize = 'sm' | 'md' | 'lg';

export interface ButtonProps extends Omit<BaseProps, 'children'> {
  tone?: ButtonTone;
  size?: ControlSize;
  icon?: LucideIcon;
  children: ReactNode;
}

/** A button with words. One `primary` a screen: the thing people came for. */
export function Button({
  tone = 'plain',
  size = 'md',
  icon: Icon,
  children,
  className,
  ...props
}: ButtonProps) {
  return (
    <Base
      accessibleWhenDisabled
      {...props}
      className={classNames(styles.button, styles[tone], styles[size], className)}
    >
      {Icon !== undefined && <Icon aria-hidden className={styles.icon} />}
      {children}
    </Base>
  );
}

export interface IconButtonProps extends Omit<BaseProps, 'children'> {
  icon: LucideIcon;
  /** What it does: read out, and shown on hover. */
  label: string;
  tone?: ButtonTone;
  size?: ControlSize;
}

/** A button with a picture; its words are in the tooltip. */
export function IconButton({
  icon: Icon,
  label,
  tone = 'quiet',
  size = 'md',
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <Base
        accessibleWhenDisabled
        aria-label={label}
        {...props}
        className={classNames(styles.button, styles.square, styles[tone], styles[size], className)}
      >
        <Icon aria-hidden className={styles.icon} />
      </Base>
    </Tooltip>
  );
}
