import { failureOf } from '@atelier/sdk';
import { FileArchive, FolderMinus, FolderPlus, Heart, HeartOff, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { saveBlob } from '../../pictures/picture-actions.ts';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { toFailure } from '../../work/use-work.ts';
import { AskedWords } from './AskedWords.tsx';
import { deleteAssets } from './deletion.ts';
import { TagField } from './TagField.tsx';
import { tagsIn } from './tags.ts';
import { changeAssets, createCollection, useCollections } from './use-library.ts';

export interface BulkBarProps {
  ids: number[];
  /** The collection that is open; empty = none. */
  collection: string;
  onDone: () => void;
}

/** What can be done with everything that is selected. */
export function BulkBar({ ids, collection, onDone }: BulkBarProps) {
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
      {collection !== '' && (
        <Button
          size="sm"
          icon={FolderMinus}
          onClick={() => {
            void changeAssets('remove_from_collection', ids, { collection_id: Number(collection) });
            onDone();
          }}
        >
          {texts.uncollect}
        </Button>
      )}
      <Button size="sm" icon={FileArchive} onClick={() => void downloadAssets(ids)}>
        {texts.zip}
      </Button>
      <Button size="sm" tone="danger" icon={Trash2} onClick={remove}>
        {texts.delete}
      </Button>
      {asks === 'tags' && (
        <AskedWords
          title={texts.tagTitle(ids.length)}
          label={texts.tags}
          field={(words, onChange) => (
            <TagField label={texts.tags} value={words} onChange={onChange} autoFocus />
          )}
          action={texts.tagApply}
          onClose={() => setAsks(null)}
          onAnswer={(words) => changeAssets('tag', ids, { tags: tagsIn(words) })}
        />
      )}
      {asks === 'collection' && (
        <AskedWords
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
