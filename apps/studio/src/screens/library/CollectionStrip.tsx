import { FolderOpen, FolderPlus, Pencil, Trash2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { thumbnailOfAsset } from '../../pictures/LibraryPicker.tsx';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { AskedWords } from './AskedWords.tsx';
import styles from './Collections.module.css';
import { carriedAssets, carriesAssets } from './carried-assets.ts';
import {
  type Collection,
  changeAssets,
  createCollection,
  deleteCollection,
  renameCollection,
  useCollections,
} from './use-library.ts';

export interface CollectionStripProps {
  /** Id of the collection that is open; empty = none. */
  chosen: string;
  onChoose: (id: string) => void;
}

/** The collections with their covers: pressing one opens it, pictures can be dropped on it. */
export function CollectionStrip({ chosen, onChoose }: CollectionStripProps) {
  const [asks, setAsks] = useState<'new' | 'rename' | null>(null);
  const collections = useCollections().data?.collections ?? [];
  const open = collections.find(({ id }) => String(id) === chosen);
  const remove = async ({ id }: Collection) => {
    await deleteCollection(id);
    onChoose('');
  };
  return (
    <section className={styles.strip} aria-label={texts.collections}>
      <ul className={styles.cards}>
        {collections.map((collection) => (
          <CollectionCard
            key={collection.id}
            collection={collection}
            isOpen={collection === open}
            onToggle={() => onChoose(collection === open ? '' : String(collection.id))}
          />
        ))}
        <li>
          <Button size="sm" icon={FolderPlus} onClick={() => setAsks('new')}>
            {texts.newCollection}
          </Button>
        </li>
      </ul>
      {open !== undefined && (
        <div className={styles.about}>
          <Button size="sm" tone="quiet" icon={Pencil} onClick={() => setAsks('rename')}>
            {texts.collectionRename(open.name)}
          </Button>
          <Button size="sm" tone="quiet" icon={Trash2} onClick={() => void remove(open)}>
            {texts.collectionDelete(open.name)}
          </Button>
        </div>
      )}
      {asks === 'new' && (
        <AskedWords
          title={texts.newCollection}
          label={texts.collectionName}
          action={texts.collectionMake}
          onClose={() => setAsks(null)}
          onAnswer={async (name) => {
            await createCollection(name);
          }}
        />
      )}
      {asks === 'rename' && open !== undefined && (
        <AskedWords
          title={texts.collectionRename(open.name)}
          label={texts.collectionName}
          action={texts.save}
          initial={open.name}
          onClose={() => setAsks(null)}
          onAnswer={(name) => renameCollection(open.id, name)}
        />
      )}
    </section>
  );
}

interface CollectionCardProps {
  collection: Collection;
  isOpen: boolean;
  onToggle: () => void;
}

function CollectionCard({ collection, isOpen, onToggle }: CollectionCardProps) {
  const { id, name, asset_count: count, cover_asset_id: cover } = collection;
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void changeAssets('add_to_collection', carriedAssets(event), { collection_id: id });
  };
  return (
    <li>
      <button
        type="button"
        className={styles.card}
        aria-pressed={isOpen}
        data-over={isOver || undefined}
        onClick={onToggle}
        onDragOver={(event) => {
          if (!carriesAssets(event)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span className={styles.cover}>
          {cover === null ? (
            <FolderOpen aria-hidden />
          ) : (
            <Thumbnail key={cover} url={thumbnailOfAsset(cover)} alt="" ratio={1} fit="cover" />
          )}
        </span>
        <span className={styles.words}>
          <span>{name}</span>
          <small>{texts.count(count)}</small>
        </span>
      </button>
    </li>
  );
}
