import type { FormEvent } from 'react';
import { useDraft } from '../../drafts/draft.ts';
import { keysTexts as texts } from '../../texts/en/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { MultiChoice } from '../../ui/MultiChoice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Failed } from '../../work/ResultPanel.tsx';
import { toFailure } from '../../work/use-work.ts';
import styles from './Keys.module.css';
import { EXPIRIES, type KeyDraft, PERMISSIONS, useMakeKey } from './studio-keys.ts';

const INITIAL: KeyDraft = { name: '', description: '', permissions: ['read', 'write'], expiry: 'never' };
const MOST_NAME_CHARACTERS = 100;
const MOST_NOTE_CHARACTERS = 1000;

/** What a new key is called, may do, and when it ends. */
export function NewKeyForm({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => void }) {
  const [draft, edit, reset] = useDraft('keys', INITIAL);
  const making = useMakeKey();
  const disabledReason = whyNot(draft);
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (disabledReason !== undefined || making.isPending) return;
    making.mutate(draft, {
      onSuccess: ({ key }) => {
        reset();
        onMade(key);
      },
    });
  };
  return (
    <Dialog open onClose={onClose} title={texts.add}>
      <form className={styles.form} onSubmit={make}>
        <TextField
          label={texts.name}
          placeholder={texts.namePlaceholder}
          maxLength={MOST_NAME_CHARACTERS}
          autoComplete="off"
          value={draft.name}
          onChange={(name) => edit({ name })}
        />
        <TextField
          label={texts.description}
          maxLength={MOST_NOTE_CHARACTERS}
          value={draft.description}
          onChange={(description) => edit({ description })}
        />
        <MultiChoice
          label={texts.permissions}
          look="cards"
          values={draft.permissions}
          onChange={(permissions) => edit({ permissions })}
          options={PERMISSIONS.map((value) => ({
            value,
            label: texts.permissionNames[value],
            detail: texts.permissionHints[value],
          }))}
        />
        <Choice
          label={texts.expiry}
          look="chips"
          value={draft.expiry}
          onChange={(expiry) => edit({ expiry })}
          options={EXPIRIES.map((value) => ({ value, label: texts.expiries[value] }))}
        />
        {making.error !== null && <Failed failure={toFailure(making.error)} onRetry={null} />}
        <div className={styles.foot}>
          <p className={styles.reason} role="status">
            {disabledReason}
          </p>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" type="submit" disabled={disabledReason !== undefined || making.isPending}>
            {making.isPending ? texts.making : texts.add}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function whyNot({ name, permissions }: KeyDraft): string | undefined {
  if (name.trim() === '') return texts.nameMissing;
  return permissions.length === 0 ? texts.permissionMissing : undefined;
}
