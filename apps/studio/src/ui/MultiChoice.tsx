import { type ReactNode, useId } from 'react';
import styles from './Choice.module.css';
import { classNames } from './class-names.ts';

export interface MultiChoiceOption<Value extends string> {
  value: Value;
  label: string;
  detail?: ReactNode;
}

export interface MultiChoiceProps<Value extends string> {
  label: string;
  hint?: ReactNode;
  values: readonly Value[];
  onChange: (values: Value[]) => void;
  options: readonly MultiChoiceOption<Value>[];
  look?: 'cards' | 'chips';
}

/** Some of several, all in sight; kept in the order of the options. */
export function MultiChoice<Value extends string>(props: MultiChoiceProps<Value>) {
  const { label, hint, values, onChange, options, look = 'chips' } = props;
  const id = useId();
  const toggle = (value: Value) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((one) => (one === value ? !values.includes(one) : values.includes(one))),
    );
  return (
    <fieldset className={styles.choice} aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div className={styles[look]}>
        {options.map(({ value, label: name, detail }) => (
          <label key={value} className={classNames(styles.option, values.includes(value) && styles.chosen)}>
            <input
              type="checkbox"
              className="visually-hidden"
              checked={values.includes(value)}
              onChange={() => toggle(value)}
            />
            <span>{name}</span>
            {detail !== undefined && <small className={styles.detail}>{detail}</small>}
          </label>
        ))}
      </div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}
