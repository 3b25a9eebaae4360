import styles from './Facts.module.css';

/** A name and what belongs to it. */
export type Fact = readonly [name: string, value: string];

/** Names and values below each other; what has no value is left out. */
export function Facts({ of }: { of: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {of
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
