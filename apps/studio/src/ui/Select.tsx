import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import styles from './Select.module.css';

export interface SelectOption {
  value: string;
  label: string;
  /** Options of one group follow each other. */
  group?: string;
  disabled?: boolean;
}

export interface SelectProps {
  label: string;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
}

/** One of many. The system's own list: best on phones, and everybody knows its keys. */
export function Select({ label, hint, value, onChange, options }: SelectProps) {
  const groups = [...new Set(options.map(({ group }) => group ?? ''))];
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <span className={styles.frame}>
          <select
            {...control}
            className={styles.select}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {groups.map((group) => {
              const inside = options.filter((option) => (option.group ?? '') === group).map(toOption);
              return group === '' ? (
                inside
              ) : (
                <optgroup key={group} label={group}>
                  {inside}
                </optgroup>
              );
            })}
          </select>
          <ChevronDown aria-hidden className={styles.arrow} />
        </span>
      )}
    </Field>
  );
}

function toOption({ value, label, disabled }: SelectOption): ReactNode {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
