import { Redo2, Undo2 } from 'lucide-react';
import { editTexts as texts } from '../../texts/en/edit.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './EditStage.module.css';
import type { EditSteps } from './use-edit-steps.ts';

/** Every step of the session, small; the chosen one is what the next edit starts from. */
export function StepStrip({ steps }: { steps: EditSteps }) {
  const { all, at, goTo } = steps;
  if (all.length < 2) return null;
  return (
    <div className={styles.bar}>
      <IconButton icon={Undo2} label={texts.undo} disabled={at === 0} onClick={() => goTo(at - 1)} />
      <IconButton
        icon={Redo2}
        label={texts.redo}
        disabled={at === all.length - 1}
        onClick={() => goTo(at + 1)}
      />
      <ol className={styles.steps} aria-label={texts.steps}>
        {all.map(({ picture, operation }, index) => (
          <li key={picture.id}>
            <button
              type="button"
              className={styles.step}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => goTo(index)}
            >
              <img src={picture.url} alt="" />
              {operation === null ? texts.original : texts.names[operation]}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
