import { Copy } from 'lucide-react';
import { useRef } from 'react';
import { keysTexts as texts } from '../../texts/en/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './Keys.module.css';

/** The new key in clear, once, with a call to try it by. */
export function MadeKey({ value, onClose }: { value: string; onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    input.current?.select();
    // Plain HTTP addresses have no clipboard: what is selected is copied by the keyboard there.
    if (navigator.clipboard === undefined) return;
    await navigator.clipboard.writeText(value);
    showToast(texts.copied, { tone: 'good' });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.madeTitle}
      footer={
        <Button tone="primary" onClick={onClose}>
          {texts.close}
        </Button>
      }
    >
      <div className={styles.form}>
        <Notice tone="warn">{texts.madeHint}</Notice>
        <Field label={texts.key}>
          {(control) => (
            <span className={styles.copied}>
              <input
                {...control}
                ref={input}
                readOnly
                value={value}
                className={styles.key}
                onFocus={(event) => event.currentTarget.select()}
              />
              <Button icon={Copy} onClick={() => void copy()}>
                {texts.copy}
              </Button>
            </span>
          )}
        </Field>
        <figure className={styles.example}>
          <figcaption>{texts.example}</figcaption>
          <pre>
            <code>{`curl -H "Authorization: Bearer ${value}" \\\n  ${location.origin}/api/image-studio/credits`}</code>
          </pre>
        </figure>
        <a href="/docs" target="_blank" rel="noopener">
          {texts.reference}
        </a>
      </div>
    </Dialog>
  );
}
