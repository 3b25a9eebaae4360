import { failureOf } from '@atelier/sdk';
import { FileArchive, FolderPlus, Heart, HeartOff, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { saveBlob } from '../../pictures/picture-actions.ts';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { toFailure } from '../../work/use-work.ts';
import { deleteAssets } from './deletion.ts';
import styles from './Library.module.css';
import { changeAssets, createCollection, useCollections } from './use-library.ts';

/** What can be done with everything that is selected. */
export function BulkBar({ ids, onDone }: { ids: number[]; onDone: () => void }) {
  const [asks, setAsks] = useState<'tags' | 'collection' | null>(null);
  const collections = useCollections().data?.collections ?? [];
  const remove = () => {
    deleteAssets(ids);
    onDone();
  };
  return (
    <>
      <Button size="sm" icon={Heart} onClick={() => void changeAssets('favorite', ids)}>
        {texts.favour}
      </Button>
      <Button size="sm" icon={HeartOff} onClick={() => void changeAssets('unfavorite', ids)}>
        {texts.unfavour}
      </Button>
      <Button size="sm" icon={Tag} onClick={() => setAsks('tags')}>
        {texts.tag}
      </Button>
      <Menu
        button={
          <Button size="sm" icon={FolderPlus}>
            {texts.collect}
          </Button>
        }
        groups={[
          collections.map(({ id, name }) => ({
            id: String(id),
            label: name,
            run: () => void changeAssets('add_to_collection', ids, { collection_id: id }),
          })),
          [{ id: 'new', label: texts.newCollection, icon: FolderPlus, run: () => setAsks('collection') }],
        ]}
      />
      <Button size="sm" icon={FileArchive} onClick={() => void downloadAssets(ids)}>
        {texts.zip}
      </Button>
      <Button size="sm" tone="danger" icon={Trash2} onClick={remove}>
        {texts.delete}
      </Button>
      {asks === 'tags' && (
        <Asked
          title={texts.tagTitle(ids.length)}
          label={texts.tags}
          hint={texts.tagsHint}
          action={texts.tagApply}
          onClose={() => setAsks(null)}
          onAnswer={(words) => changeAssets('tag', ids, { tags: tagsIn(words) })}
        />
      )}
      {asks === 'collection' && (
        <Asked
          title={texts.newCollection}
          label={texts.collectionName}
          action={texts.collectionCreate}
          onClose={() => setAsks(null)}
          onAnswer={async (name) =>
            changeAssets('add_to_collection', ids, { collection_id: await createCollection(name) })
          }
        />
      )}
    </>
  );
}

interface AskedProps {
  title: string;
  label: string;
  hint?: string;
  action: string;
  onClose: () => void;
  onAnswer: (words: string) => Promise<void>;
}

/** Asks for a few words. */
function Asked({ title, label, hint, action, onClose, onAnswer }: AskedProps) {
  const [words, setWords] = useState('');
  const answer = () =>
    onAnswer(words.trim()).then(onClose, (error: unknown) =>
      showToast(toFailure(error).message, { tone: 'bad' }),
    );
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        className={styles.asked}
        onSubmit={(event) => {
          event.preventDefault();
          void answer();
        }}
      >
        <TextField label={label} hint={hint} value={words} onChange={setWords} maxLength={200} />
        <Button type="submit" tone="primary" disabled={words.trim() === ''}>
          {action}
        </Button>
      </form>
    </Dialog>
  );
}

/** `red, summer` → two tags. */
export function tagsIn(words: string): string[] {
  const tags = words.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

async function downloadAssets(asset_ids: number[]): Promise<void> {
  try {
    const response = await fetch('/api/content-assets/bulk-download', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ asset_ids }),
    });
    if (!response.ok) throw failureOf(await response.json().catch(() => null), response);
    saveBlob(await response.blob(), texts.archive);
  } catch (error) {
    showToast(toFailure(error).message, { tone: 'bad' });
  }
}
