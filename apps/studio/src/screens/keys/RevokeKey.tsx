import { keysTexts as texts } from '../../texts/en/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Failed } from '../../work/ResultPanel.tsx';
import { toFailure } from '../../work/use-work.ts';
import { type ListedKey, useRevokeKey } from './studio-keys.ts';

/** Asks before a key is taken back: it cannot be undone. */
export function RevokeKey({ listed: { id, name }, onClose }: { listed: ListedKey; onClose: () => void }) {
  const revoking = useRevokeKey();
  const revoke = () =>
    revoking.mutate(id, {
      onSuccess: () => {
        showToast(texts.revoked(name), { tone: 'good' });
        onClose();
      },
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.revokeTitle(name)}
      footer={
        <>
          <Button onClick={onClose}>{texts.keep}</Button>
          <Button tone="danger" disabled={revoking.isPending} onClick={revoke}>
            {texts.revoke}
          </Button>
        </>
      }
    >
      <p>{texts.revokeHint}</p>
      {revoking.error !== null && <Failed failure={toFailure(revoking.error)} onRetry={revoke} />}
    </Dialog>
  );
}
