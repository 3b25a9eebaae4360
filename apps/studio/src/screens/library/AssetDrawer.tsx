import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { type Asset, answerOf } from '@atelier/sdk';
import { Sparkles, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { atelier } from '../../api/atelier.ts';
import { writeDraft } from '../../drafts/draft.ts';
import { showBytes } from '../../pictures/picture-file.ts';
import type { ResultPicture } from '../../pictures/result-picture.ts';
import { SendTo } from '../../pictures/SendTo.tsx';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { toFailure } from '../../work/use-work.ts';
import { tagsIn } from './BulkBar.tsx';
import { deleteAssets } from './deletion.ts';
import { sourceName } from './FilterBar.tsx';
import styles from './Library.module.css';
import { nameOf, refreshAssets, useAsset } from './use-library.ts';

/** Everything about one picture, and what can be done with it. */
export function AssetDrawer({
  id,
  onClose,
  onOpen,
}: {
  id: number;
  onClose: () => void;
  onOpen: (id: number) => void;
}) {
  const { data: asset, error } = useAsset(id);
  return (
    <Dialog open onClose={onClose} look="drawer" title={asset === undefined ? '…' : nameOf(asset)}>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {asset === undefined && error === null && <Skeleton ratio={1} />}
      {asset !== undefined && <Details key={asset.id} {...{ asset, onClose, onOpen }} />}
    </Dialog>
  );
}

function Details({
  asset,
  onClose,
  onOpen,
}: {
  asset: Asset;
  onClose: () => void;
  onOpen: (id: number) => void;
}) {
  const { parent_id: parent } = asset;
  return (
    <div className={styles.details}>
      <Thumbnail url={asset.file_url} alt={nameOf(asset)} ratio={(asset.width ?? 1) / (asset.height ?? 1)} />
      <div className={styles.buttons}>
        <SendTo picture={pictureOf(asset)} />
        {asset.prompt !== null && (
          <Button size="sm" icon={Sparkles} onClick={() => generateAgain(asset)}>
            {texts.again}
          </Button>
        )}
        <Button
          size="sm"
          tone="danger"
          icon={Trash2}
          onClick={() => {
            deleteAssets([asset.id]);
            onClose();
          }}
        >
          {texts.delete}
        </Button>
      </div>
      {asset.prompt !== null && (
        <section>
          <h3>{texts.prompt}</h3>
          <p>{asset.prompt}</p>
        </section>
      )}
      <NameAndTags asset={asset} />
      <dl className={styles.facts}>
        {factsOf(asset).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {parent !== null && (
        <Button size="sm" onClick={() => onOpen(parent)}>
          {texts.showParent}
        </Button>
      )}
    </div>
  );
}

function NameAndTags({ asset }: { asset: Asset }) {
  const [title, setTitle] = useState(asset.title ?? '');
  const [tags, setTags] = useState(asset.tags.join(', '));
  const save = async () => {
    try {
      await answerOf(
        atelier.imageStudio.PUT('/content-assets/{id}', {
          params: { path: { id: String(asset.id) } },
          body: { title: title.trim(), tags: tagsIn(tags) },
        }),
      );
      showToast(texts.saved, { tone: 'good' });
      refreshAssets();
    } catch (error) {
      showToast(toFailure(error).message, { tone: 'bad' });
    }
  };
  const isChanged = title !== (asset.title ?? '') || tags !== asset.tags.join(', ');
  return (
    <form
      className={styles.asked}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField label={texts.nameField} value={title} onChange={setTitle} maxLength={200} />
      <TextField label={texts.tagField} hint={texts.tagsHint} value={tags} onChange={setTags} />
      <Button type="submit" disabled={!isChanged}>
        {texts.save}
      </Button>
    </form>
  );
}

function factsOf(asset: Asset): [string, string][] {
  const { seed } = asset.asset_metadata;
  const facts: [string, string | null][] = [
    [texts.facts.size, asset.width === null ? null : `${asset.width} × ${asset.height} px`],
    [texts.facts.file, `${asset.mime_type.replace('image/', '')}, ${showBytes(asset.file_size)}`],
    [texts.facts.made, new Date(asset.created_at).toLocaleString()],
    [texts.facts.studio, sourceName(asset.source_module)],
    [texts.facts.provider, asset.provider],
    [texts.facts.model, asset.model],
    [texts.facts.cost, String(asset.cost)],
    [texts.facts.seed, typeof seed === 'number' ? String(seed) : null],
  ];
  return facts.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]));
}

function pictureOf(asset: Asset): ResultPicture {
  return {
    id: String(asset.id),
    url: asset.file_url,
    alt: nameOf(asset),
    name: asset.filename.replace(/\.[^.]+$/, ''),
    width: asset.width ?? 1,
    height: asset.height ?? 1,
  };
}

/** Create with the same words, size and seed. */
function generateAgain({ prompt, asset_metadata: { seed }, width, height }: Asset): void {
  writeDraft('create', {
    prompt,
    seed: typeof seed === 'number' ? seed : null,
    templateId: null,
    ratio: 'custom',
    width,
    height,
  });
  navigate(STUDIO_SCREENS.create);
}
