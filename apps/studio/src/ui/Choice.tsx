import { Radio, RadioGroup, RadioProvider } from '@ariakit/react/radio';
import { type ReactNode, useId } from 'react';
import styles from './Choice.module.css';
import { classNames } from './class-names.ts';

export interface ChoiceOption<Value extends string> {
  value: Value;
  label: string;
  /** A few words below the label, or a price. */
  detail?: ReactNode;
  /** A drawing or a picture above the label. */
  picture?: ReactNode;
  disabled?: boolean;
}

export interface ChoiceProps<Value extends string> {
  label: string;
  hint?: ReactNode;
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly ChoiceOption<Value>[];
  /** `segments`: a bar, for two to four short words. `cards`: a grid. `chips`: a flowing line. */
  look?: 'segments' | 'cards' | 'chips';
}

/** One of several, all in sight. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, hint, value, onChange, options, look = 'segments' } = props;
  const id = useId();
  const choose = (chosen: string | number | null) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <RadioProvider value={value} setValue={choose}>
      <div className={styles.choice}>
        <span id={id} className={styles.label}>
          {label}
        </span>
        <RadioGroup aria-labelledby={id} className={styles[look]}>
          {options.map((option) => (
            <label
              key={option.value}
              className={classNames(styles.option, option.value === value && styles.chosen)}
              data-disabled={option.disabled || undefined}
            >
              <Radio value={option.value} disabled={option.disabled ?? false} className="visually-hidden" />
              {option.picture !== undefined && <span className={styles.picture}>{option.picture}</span>}
              <span>{option.label}</span>
              {option.detail !== undefined && <small className={styles.detail}>{option.detail}</small>}
            </label>
          ))}
        </RadioGroup>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
    </RadioProvider>
  );
}
