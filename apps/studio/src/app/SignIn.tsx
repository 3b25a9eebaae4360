import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSignIn } from '../api/session.ts';
import { signInTexts as texts } from '../texts/en/sign-in.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './SignIn.module.css';

/** The door: a key in, a session out. The key is sent once and kept nowhere. */
export function SignIn({ trouble, onRetry }: { trouble?: Error; onRetry?: () => void }) {
  const [key, setKey] = useState('');
  const { mutate, isPending, error } = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() !== '') mutate(key.trim());
  };
  return (
    <main className={styles.door}>
      <form className={styles.card} onSubmit={submit}>
        <h1>{texts.title}</h1>
        <p className={styles.words}>{texts.purpose}</p>
        {trouble !== undefined && (
          <Notice
            tone="bad"
            actions={
              <Button size="sm" onClick={onRetry}>
                {texts.retry}
              </Button>
            }
          >
            {trouble.message}
          </Notice>
        )}
        <TextField
          label={texts.key}
          hint={texts.keyHint}
          problem={error?.message}
          value={key}
          onChange={setKey}
          type="password"
          name="key"
          autoComplete="current-password"
          spellCheck={false}
          autoFocus
        />
        <Button
          type="submit"
          tone="primary"
          size="lg"
          icon={KeyRound}
          disabled={isPending || key.trim() === ''}
        >
          {isPending ? texts.signingIn : texts.signIn}
        </Button>
        <p className={styles.words}>
          {texts.lost} <code>npx atelier keys rotate default</code>
        </p>
      </form>
    </main>
  );
}
