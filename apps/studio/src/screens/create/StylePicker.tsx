import type { StylePreset } from '@atelier/sdk';
import { useState } from 'react';
import { createTexts as texts } from '../../texts/en/create.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './StylePicker.module.css';
import { stylePicture } from './style-pictures.ts';
import { useStyles } from './use-create.ts';

export interface StylePickerProps {
  /** The chosen style; null = none. */
  value: string | null;
  /** What no choice means here. */
  none: string;
  onClose: () => void;
  onChoose: (style: string | null) => void;
}

/** Every style with what it asks for, in its group. */
export function StylePicker({ value, none, onClose, onChoose }: StylePickerProps) {
  const [query, setQuery] = useState('');
  const presets = useStyles().data?.presets ?? [];
  const found = presets.filter((preset) => isNamedBy(preset, query));
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <Dialog open onClose={onClose} title={texts.styleChoose} look="wide">
      <div className={styles.search}>
        <TextField
          label={texts.styleSearch}
          placeholder={texts.styleSearchPlaceholder}
          type="search"
          value={query}
          onChange={setQuery}
        />
        <p className="visually-hidden" role="status">
          {texts.stylesFound(found.length)}
        </p>
      </div>
      {query === '' && (
        <ul className={styles.grid}>
          <li>
            <StyleButton label={none} isChosen={value === null} onChoose={() => onChoose(null)} />
          </li>
        </ul>
      )}
      {found.length === 0 && <p className={styles.nothing}>{texts.styleNothing}</p>}
      {groups.map((group) => (
        <section key={group} className={styles.group}>
          <h3>{group}</h3>
          <ul className={styles.grid}>
            {found
              .filter((preset) => preset.group === group)
              .map(({ id, label, prompt_suffix }) => (
                <li key={id}>
                  <StyleButton
                    label={label}
                    words={prompt_suffix}
                    picture={stylePicture(id)}
                    isChosen={value === id}
                    onChoose={() => onChoose(id)}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

interface StyleButtonProps {
  label: string;
  words?: string;
  picture?: string | undefined;
  isChosen: boolean;
  onChoose: () => void;
}

function StyleButton({ label, words, picture, isChosen, onChoose }: StyleButtonProps) {
  return (
    <button type="button" className={styles.style} aria-pressed={isChosen} onClick={onChoose}>
      {picture !== undefined && (
        <img src={picture} alt="" width={240} height={180} loading="lazy" decoding="async" />
      )}
      <strong>{label}</strong>
      {words !== undefined && <small>{words}</small>}
    </button>
  );
}

/** Every word is somewhere in what is written of the style. */
function isNamedBy({ label, group, prompt_suffix }: StylePreset, query: string): boolean {
  const written = `${label} ${group} ${prompt_suffix}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => written.includes(word));
}
