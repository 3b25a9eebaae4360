import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { toFailure } from '../../work/use-work.ts';
import styles from './Library.module.css';

export interface AskedWordsProps {
  title: string;
  label: string;
  action: string;
  initial?: string;
  onClose: () => void;
  onAnswer: (words: string) => Promise<void>;
  /** Another field than a line of text. */
  field?: (words: string, onChange: (words: string) => void) => ReactNode;
}

/** Asks for a few words; stays open when they are refused. */
export function AskedWords({
  title,
  label,
  action,
  initial = '',
  onClose,
  onAnswer,
  field,
}: AskedWordsProps) {
  const [words, setWords] = useState(initial);
  const answer = () =>
    onAnswer(words.trim()).then(onClose, (error: unknown) =>
      showToast(toFailure(error).message, { tone: 'bad' }),
    );
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        className={styles.asked}
        onSubmit={(event) => {
          event.preventDefault();
          void answer();
        }}
      >
        {field?.(words, setWords) ?? (
          <TextField label={label} value={words} onChange={setWords} maxLength={200} autoFocus />
        )}
        <Button type="submit" tone="primary" disabled={words.trim() === ''}>
          {action}
        </Button>
      </form>
    </Dialog>
  );
}
