import { Menu as Base, MenuButton, MenuItem, MenuProvider, MenuSeparator } from '@ariakit/react/menu';
import type { LucideIcon } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import styles from './Menu.module.css';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: LucideIcon;
  run: () => void;
  /** Why it cannot be used now. */
  disabledReason?: string | undefined;
  danger?: boolean;
}

export interface MenuProps {
  /** The button, drawn by the caller. */
  button: ReactElement;
  /** Its words, when they are not in `button` already. */
  children?: ReactNode;
  /** Groups of entries, with a line between. */
  groups: readonly (readonly MenuEntry[])[];
}

/** A button that opens a list of things to do. */
export function Menu({ button, children, groups }: MenuProps) {
  return (
    <MenuProvider>
      <MenuButton render={button}>{children}</MenuButton>
      <Base gutter={4} portal className={styles.menu}>
        {groups
          .filter((group) => group.length > 0)
          .map((group, index) => (
            <Fragment key={group[0]?.id}>
              {index > 0 && <MenuSeparator className={styles.line} />}
              {group.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </Fragment>
          ))}
      </Base>
    </MenuProvider>
  );
}

function Entry({ entry: { label, icon: Icon, run, disabledReason, danger } }: { entry: MenuEntry }) {
  return (
    <MenuItem
      className={styles.entry}
      data-danger={danger || undefined}
      disabled={disabledReason !== undefined}
      accessibleWhenDisabled
      onClick={run}
    >
      {Icon !== undefined && <Icon aria-hidden />}
      <span>
        {label}
        {disabledReason !== undefined && <small>{disabledReason}</small>}
      </span>
    </MenuItem>
  );
}
