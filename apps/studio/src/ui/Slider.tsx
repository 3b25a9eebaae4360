import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import styles from './Slider.module.css';

export interface SliderProps {
  label: string;
  hint?: ReactNode;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** How the value reads; default: the number. */
  show?: (value: number) => string;
  /** Words for the two ends. */
  ends?: readonly [string, string];
}

/** A number within a range, by feel. */
export function Slider({
  label,
  hint,
  value,
  onChange,
  min,
  max,
  step = 1,
  show = String,
  ends,
}: SliderProps) {
  return (
    <Field label={label} hint={hint} aside={<output className={styles.value}>{show(value)}</output>}>
      {(control) => (
        <>
          <input
            {...control}
            type="range"
            className={styles.slider}
            min={min}
            max={max}
            step={step}
            value={value}
            aria-valuetext={show(value)}
            onChange={(event) => onChange(Number(event.target.value))}
          />
          {ends !== undefined && (
            <span aria-hidden className={styles.ends}>
              <span>{ends[0]}</span>
              <span>{ends[1]}</span>
            </span>
          )}
        </>
      )}
    </Field>
  );
}
