import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Field } from './Field.tsx';
import styles from './TextField.module.css';

interface Words {
  label: string;
  hint?: ReactNode;
  problem?: string | null | undefined;
  aside?: ReactNode;
}

export type TextFieldProps = Words &
  Omit<ComponentProps<'input'>, 'onChange' | 'value'> & { value: string; onChange: (value: string) => void };

/** One line of text. */
export function TextField({
  label,
  hint,
  problem,
  aside,
  value,
  onChange,
  className,
  ...props
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem} aside={aside}>
      {(control) => (
        <input
          {...props}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(styles.input, className)}
        />
      )}
    </Field>
  );
}

export type TextAreaProps = Words &
  Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
    value: string;
    onChange: (value: string) => void;
    /** Shows how much is written, against what is sensible. */
    advisedLength?: number;
  };

/** Several lines of text; grows with them. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, problem, aside, value, onChange, advisedLength, className, ...rest } = props;
  const counter =
    advisedLength === undefined
      ? aside
      : `${value.length.toLocaleString()} / ${advisedLength.toLocaleString()}`;
  return (
    <Field label={label} hint={hint} problem={problem} aside={counter}>
      {(control) => (
        <textarea
          rows={3}
          {...rest}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(styles.input, styles.area, className)}
        />
      )}
    </Field>
  );
}

export type NumberFieldProps = Words &
  Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'type'> & {
    /** Null = nothing is written. */
    value: number | null;
    onChange: (value: number | null) => void;
  };

/** A number, or none. */
export function NumberField({ value, onChange, ...props }: NumberFieldProps) {
  const read = (text: string) =>
    onChange(text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text));
  return (
    <TextField
      {...props}
      type="number"
      inputMode="decimal"
      value={value === null ? '' : String(value)}
      onChange={read}
    />
  );
}
