import { useId } from 'react';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { TextField } from '../../ui/TextField.tsx';
import { completions } from './tags.ts';
import { useStatistics } from './use-library.ts';

export interface TagFieldProps {
  label: string;
  value: string;
  onChange: (words: string) => void;
  autoFocus?: boolean;
}

/** Tags, divided by commas; the last one is completed from those in use. */
export function TagField({ label, value, onChange, autoFocus = false }: TagFieldProps) {
  const id = useId();
  const used = Object.keys(useStatistics().data?.by_tag ?? {});
  return (
    <>
      <TextField
        label={label}
        hint={texts.tagsHint}
        value={value}
        onChange={onChange}
        list={id}
        autoFocus={autoFocus}
        autoComplete="off"
        maxLength={200}
      />
      <datalist id={id}>
        {completions(value, used).map((completed) => (
          <option key={completed} value={completed} />
        ))}
      </datalist>
    </>
  );
}
