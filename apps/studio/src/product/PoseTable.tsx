import { ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS } from '@atelier/contracts/product-enums';
import { Check } from 'lucide-react';
import { useId } from 'react';
import { onFigureTexts as texts } from '../texts/en/on-figure.ts';
import { classNames } from '../ui/class-names.ts';
import { FIGURE_TYPES, type FigureTypeName, figureTypeLabel } from './figure-types.ts';
import styles from './PoseTable.module.css';

/** Poses down, views across: each marked field is a picture. */
export function PoseTable({
  values,
  onChange,
}: {
  values: readonly FigureTypeName[];
  onChange: (values: FigureTypeName[]) => void;
}) {
  const id = useId();
  const mark = (names: readonly FigureTypeName[], isMarked: boolean) =>
    onChange(
      FIGURE_TYPES.map(({ name }) => name).filter((name) =>
        names.includes(name) ? isMarked : values.includes(name),
      ),
    );
  return (
    <fieldset className={styles.frame} aria-describedby={id}>
      <legend className={styles.label}>{texts.pictures}</legend>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {ON_FIGURE_VIEWPOINTS.map((view) => (
              <th key={view} scope="col">
                {texts.viewsShort[view]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ON_FIGURE_POSES.map((pose) => {
            const row = FIGURE_TYPES.filter(({ type }) => type.pose === pose);
            const isWhole = row.every(({ name }) => values.includes(name));
            return (
              <tr key={pose}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={isWhole}
                    aria-label={texts.wholeRow(texts.poses[pose])}
                    onClick={() =>
                      mark(
                        row.map(({ name }) => name),
                        !isWhole,
                      )
                    }
                  >
                    {texts.poses[pose]}
                  </button>
                </th>
                {row.map(({ name, type }) => (
                  <td key={name}>
                    <label
                      className={classNames(styles.field, values.includes(name) && styles.marked)}
                      title={figureTypeLabel(type)}
                    >
                      <input
                        type="checkbox"
                        className="visually-hidden"
                        aria-label={figureTypeLabel(type)}
                        checked={values.includes(name)}
                        onChange={(event) => mark([name], event.target.checked)}
                      />
                      <Check aria-hidden />
                    </label>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p id={id} className={styles.hint}>
        {texts.picturesHint}
      </p>
    </fieldset>
  );
}
