import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { keysTexts as texts } from '../../texts/en/keys.ts';
import { dayOf, momentOf } from '../../texts/en/moments.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Keys.module.css';
import { MadeKey } from './MadeKey.tsx';
import { NewKeyForm } from './NewKeyForm.tsx';
import { RevokeKey } from './RevokeKey.tsx';
import { type ListedKey, useKeys } from './studio-keys.ts';

/** Keys for programs: made, looked after, taken back. */
export default function KeysScreen() {
  const { data: keys, error } = useKeys();
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<ListedKey | null>(null);
  const open = () => setAdding(true);
  useActions([
    {
      id: 'keys.add',
      label: texts.add,
      group: texts.title,
      icon: Plus,
      shortcut: 'n',
      keywords: 'token',
      run: open,
    },
  ]);
  const add = (
    <Button tone="primary" icon={Plus} onClick={open}>
      {texts.add}
    </Button>
  );
  return (
    <Page title={texts.title} purpose={texts.purpose} actions={keys?.length === 0 ? undefined : add}>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {keys?.length === 0 ? (
        <EmptyState icon={KeyRound} title={texts.emptyTitle} action={add}>
          {texts.emptyHint}
        </EmptyState>
      ) : (
        <Panel>
          <ul className={styles.rows} aria-busy={keys === undefined}>
            {keys?.map((key) => <KeyRow key={key.id} listed={key} onRevoke={() => setRevoking(key)} />) ?? (
              <li className={styles.row}>
                <Skeleton width="60%" />
              </li>
            )}
          </ul>
        </Panel>
      )}
      {isAdding && (
        <NewKeyForm
          onClose={() => setAdding(false)}
          onMade={(key) => {
            setAdding(false);
            setMade(key);
          }}
        />
      )}
      {made !== null && <MadeKey value={made} onClose={() => setMade(null)} />}
      {revoking !== null && <RevokeKey listed={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function KeyRow({ listed, onRevoke }: { listed: ListedKey; onRevoke: () => void }) {
  const { name, description, permissions, created_at, expires_at, last_used, usage_count } = listed;
  const hasEnded = expires_at !== null && Date.parse(expires_at) <= Date.now();
  const facts = [
    texts.made(dayOf(created_at)),
    last_used === null ? texts.unused : texts.used(usage_count, momentOf(last_used)),
    ...(expires_at === null || hasEnded ? [] : [texts.ends(dayOf(expires_at))]),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <strong>{name}</strong>
        {description !== null && <span>{description}</span>}
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </div>
      <span className={styles.badges}>
        {hasEnded && <Badge tone="warn">{texts.ended}</Badge>}
        {permissions.map((permission) => (
          <Badge key={permission}>{texts.permissionNames[permission]}</Badge>
        ))}
      </span>
      <Button size="sm" aria-label={texts.revokeName(name)} onClick={onRevoke}>
        {texts.revoke}
      </Button>
    </li>
  );
}
