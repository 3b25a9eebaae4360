import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
} from '@ariakit/react/combobox';
import { Dialog } from '@ariakit/react/dialog';
import { useState } from 'react';
import { type Action, useRegisteredActions } from '../actions/actions.ts';
import { showShortcut } from '../actions/shortcuts.ts';
import { navigationTexts as texts } from '../texts/en/navigation.ts';
import { Keys } from '../ui/Badge.tsx';
import styles from './CommandPalette.module.css';

/** Everything that can be done here, found by typing. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const actions = useRegisteredActions();
  const found = actions.filter((action) => action.id !== 'palette' && matches(action, query));
  const groups = [...new Set(found.map(({ group }) => group))];
  const run = (action: Action) => {
    onClose();
    setQuery('');
    if (action.disabledReason === undefined) action.run();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      unmountOnHide
      aria-label={texts.palette}
      backdrop={<div className={styles.veil} />}
      className={styles.palette}
    >
      <ComboboxProvider open setOpen={(isOpen) => !isOpen && onClose()} setValue={setQuery}>
        <Combobox
          autoSelect="always"
          placeholder={texts.paletteHint}
          aria-label={texts.paletteHint}
          className={styles.input}
        />
        <ComboboxList alwaysVisible aria-label={texts.palette} className={styles.list}>
          {groups.map((group) => (
            <ComboboxGroup key={group}>
              <ComboboxGroupLabel className={styles.heading}>{group}</ComboboxGroupLabel>
              {found
                .filter((action) => action.group === group)
                .map((action) => (
                  <Row key={action.id} action={action} run={run} />
                ))}
            </ComboboxGroup>
          ))}
        </ComboboxList>
        {found.length === 0 && <p className={styles.nothing}>{texts.paletteNothing}</p>}
      </ComboboxProvider>
    </Dialog>
  );
}

function Row({ action, run }: { action: Action; run: (action: Action) => void }) {
  const { icon: Icon, label, shortcut, disabledReason } = action;
  return (
    <ComboboxItem className={styles.row} value={label} setValueOnClick={false} onClick={() => run(action)}>
      {Icon !== undefined && <Icon aria-hidden />}
      <span>
        {label}
        {disabledReason !== undefined && <small>{disabledReason}</small>}
      </span>
      {shortcut !== undefined && <Keys>{showShortcut(shortcut)}</Keys>}
    </ComboboxItem>
  );
}

/** Every word that was typed begins a word of the action. */
function matches({ label, group, keywords = '' }: Action, query: string): boolean {
  const words = `${label} ${group} ${keywords}`.toLowerCase().split(/\s+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}
