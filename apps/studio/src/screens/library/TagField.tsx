import { useId } from 'react';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useStatistics } from './use-library.ts';

/** As many as a list of suggestions can be read. */
const MOST_SUGGESTIONS = 12;

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

/** What is written, with the last word completed by each tag that it begins, the most used first. */
export function completions(words: string, used: readonly string[]): string[] {
  const start = words.lastIndexOf(',') + 1;
  const begun = words.slice(start).trim().toLowerCase();
  const before = tagsIn(words.slice(0, start));
  return used
    .filter((tag) => tag.toLowerCase().startsWith(begun) && !before.includes(tag))
    .slice(0, MOST_SUGGESTIONS)
    .map((tag) => [...before, tag].join(', '));
}

/** `red, summer` → two tags. */
export function tagsIn(words: string): string[] {
  const tags = words.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
