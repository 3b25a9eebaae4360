import { X } from 'lucide-react';
import { uiTexts } from '../texts/en/ui.ts';
import { Button, IconButton } from './Button.tsx';
import styles from './Toasts.module.css';
import { dismissToast, useToasts } from './toasts.ts';

/** Where toasts appear; also the live region that reads them out. */
export function Toasts() {
  const toasts = useToasts();
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {toasts.map(({ id, sentence, tone, action }) => (
        <div key={id} className={styles.toast} data-tone={tone}>
          <p>{sentence}</p>
          {action !== undefined && (
            <Button
              size="sm"
              onClick={() => {
                action.run();
                dismissToast(id);
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon={X} size="sm" label={uiTexts.dismiss} onClick={() => dismissToast(id)} />
        </div>
      ))}
    </div>
  );
}
