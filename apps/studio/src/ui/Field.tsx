import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

export interface FieldProps {
  label: string;
  /** One sentence below the control. */
  hint?: ReactNode;
  /** What is wrong with the value; takes the place of the hint. */
  problem?: string | null | undefined;
  /** Beside the label, as a counter or a small button. */
  aside?: ReactNode;
  /** Gets the attributes that tie the control to its label and its sentences. */
  children: (control: ControlAttributes) => ReactNode;
}

export interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A control with its label, hint and problem. */
export function Field({ label, hint, problem, aside, children }: FieldProps) {
  const id = useId();
  const sentence = problem ?? hint;
  const hasSentence = sentence !== undefined && sentence !== null;
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': hasSentence ? `${id}-hint` : undefined,
        'aria-invalid': problem ? true : undefined,
      })}
      {hasSentence && (
        <p id={`${id}-hint`} className={problem ? styles.problem : styles.hint}>
          {sentence}
        </p>
      )}
    </div>
  );
}

/** Several controls under one label. */
export function FieldGroup({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{label}</legend>
      {children}
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}
