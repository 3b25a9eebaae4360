import { createTexts as texts } from '../../texts/en/create.ts';
import { Button } from '../../ui/Button.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import styles from './CreateScreen.module.css';
import type { CreateDraft } from './create-draft.ts';

export interface EnhancedPromptProps {
  draft: CreateDraft;
  edit: (changes: Partial<CreateDraft>) => void;
  /** What the server makes of the prompt; null while it is not known. */
  enhanced: string | null;
}

/** The words as they will be sent: seen before anything is made, and open to changes. */
export function EnhancedPrompt({ draft, edit, enhanced }: EnhancedPromptProps) {
  const isEdited = draft.enhanced !== null;
  return (
    <>
      <Switch
        label={texts.enhance}
        hint={texts.enhanceHint}
        checked={draft.enhance}
        onChange={(enhance) => edit({ enhance })}
      />
      {draft.enhance && draft.prompt.trim() !== '' && (
        <div className={styles.sentAs}>
          <TextArea
            label={texts.sentAs}
            hint={isEdited ? texts.sentAsEdited : texts.sentAsHint}
            value={draft.enhanced ?? enhanced ?? ''}
            onChange={(words) => edit({ enhanced: words })}
          />
          {isEdited && (
            <Button size="sm" tone="quiet" onClick={() => edit({ enhanced: null })}>
              {texts.sentAsAgain}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
